import { areasFor, ManyChooser, placesFor } from '../../../../../web/components/Chooser.tsx';
import { weekdayNames } from '../../../../../web/format.ts';
import { t } from '../../../../../web/language.ts';
import { TextField } from '../../../../../web/pages/admin/fields.tsx';
import { useGet } from '../../../../../web/queries.ts';
import type { Category } from '../../../categories/contract.ts';
import { spoken } from '../../report-words.ts';
import { OutcomeFields } from './OutcomeFields.tsx';
import type { RuleDraft } from './rule-draft.ts';

export interface RuleFieldsProps {
  draft: RuleDraft;
  set: (changes: Partial<RuleDraft>) => void;
  wrong: (field: string) => string | undefined;
}

/** With or without one of several. */
const toggled = <One,>(chosen: readonly One[], one: One): One[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];

/** If it is about this, there and then, it goes to that unit or agency. What is left empty stands for any. */
export function RuleFields({ draft, set, wrong }: RuleFieldsProps) {
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories?all=true');
  return (
    <>
      <TextField
        label={t('admin.routing.name')}
        value={draft.name}
        set={(name) => set({ name })}
        wrong={wrong('name')}
      />
      <TextField
        type="number"
        label={t('admin.routing.ordinal')}
        hint={t('admin.routing.ordinal-hint')}
        value={draft.ordinal}
        set={(ordinal) => set({ ordinal })}
        wrong={wrong('ordinal')}
      />
      <OutcomeFields {...{ draft, set, wrong }} />
      <fieldset className="routing-choices">
        <legend>{t('admin.routing.categories')}</legend>
        <p className="hint">{t('admin.routing.any-hint')}</p>
        <div>
          {categories.data?.items.map(({ id, name }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                checked={draft.categoryIds.includes(id)}
                onChange={() => set({ categoryIds: toggled<string>(draft.categoryIds, id) })}
              />
              {spoken(name)}
            </label>
          ))}
        </div>
      </fieldset>
      <ManyChooser
        label={t('admin.routing.areas')}
        chosen={draft.areas}
        choose={(areas) => set({ areas })}
        pathFor={areasFor}
      />
      <ManyChooser
        label={t('admin.routing.places')}
        chosen={draft.places}
        choose={(places) => set({ places })}
        pathFor={placesFor}
      />
      <fieldset className="routing-days">
        <legend>{t('admin.routing.weekdays')}</legend>
        <div>
          {weekdayNames().map((name, index) => (
            <label key={name} className="check">
              <input
                type="checkbox"
                checked={draft.weekdays.includes(index + 1)}
                onChange={() => set({ weekdays: toggled(draft.weekdays, index + 1).sort() })}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="two-fields">
        <TextField
          type="time"
          label={t('admin.routing.from')}
          value={draft.from}
          set={(from) => set({ from })}
          wrong={wrong('hours')}
          optional
        />
        <TextField
          type="time"
          label={t('admin.routing.until')}
          hint={t('admin.routing.until-hint')}
          value={draft.until}
          set={(until) => set({ until })}
          optional
        />
      </div>
      <div className="two-fields">
        <TextField
          type="date"
          label={t('admin.routing.valid-from')}
          value={draft.validFrom}
          set={(validFrom) => set({ validFrom })}
          wrong={wrong('validFrom')}
        />
        <TextField
          type="date"
          label={t('admin.routing.valid-to')}
          value={draft.validTo}
          set={(validTo) => set({ validTo })}
          wrong={wrong('validTo')}
          optional
        />
      </div>
    </>
  );
}
