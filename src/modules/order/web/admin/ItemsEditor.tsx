import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, TextField } from '../../../../web/pages/admin/fields.tsx';
import { faultAnswers, type ItemDraft, itemKinds, newDraft, photoWhens } from './item-drafts.ts';

interface Props {
  items: readonly ItemDraft[];
  set: (items: ItemDraft[]) => void;
  wrong: (field: string) => string | undefined;
}

/** The points of a checklist, in the order in which they are looked at. */
export function ItemsEditor({ items, set, wrong }: Props) {
  const change = (key: number, changes: Partial<ItemDraft>) =>
    set(items.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const raise = (index: number) => {
    const moved = items.filter((_, at) => at !== index);
    const [item] = items.slice(index);
    if (item !== undefined) set([...moved.slice(0, index - 1), item, ...moved.slice(index - 1)]);
  };
  return (
    <fieldset className="form">
      <legend>{t('checklist-page.points')}</legend>
      {items.map((item, index) => (
        <fieldset key={item.key} className="form question">
          <legend>{t('checklist-page.point', { number: index + 1 })}</legend>
          <Point
            item={item}
            change={(changes) => change(item.key, changes)}
            wrong={(field) => wrong(`items.${index}.${field}`)}
          />
          <div className="acts">
            {index > 0 && (
              <button type="button" className="plain" onClick={() => raise(index)}>
                {t('checklist-page.point.raise', { number: index + 1 })}
              </button>
            )}
            <button type="button" className="plain" onClick={() => set(items.filter(({ key }) => key !== item.key))}>
              {t('checklist-page.point.remove', { number: index + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      {wrong('items') !== undefined && <p className="is-overdue small">{wrong('items')}</p>}
      <div className="acts">
        <button
          type="button"
          onClick={() => set([...items, newDraft(Math.max(0, ...items.map(({ key }) => key)) + 1)])}
        >
          {t('checklist-page.point.add')}
        </button>
      </div>
    </fieldset>
  );
}

interface PointProps {
  item: ItemDraft;
  change: (changes: Partial<ItemDraft>) => void;
  wrong: (field: string) => string | undefined;
}

function Point({ item, change, wrong }: PointProps) {
  const text = (field: 'code' | 'vi' | 'en' | 'unit' | 'min' | 'max' | 'criterion', optional = false) => (
    <TextField
      label={t(`checklist-page.point.${field}` satisfies MessageKey)}
      value={item[field]}
      set={(value) => change({ [field]: value })}
      wrong={wrong(field)}
      optional={optional}
    />
  );
  return (
    <>
      {text('code')}
      {text('vi')}
      {text('en')}
      <ChoiceField
        label={t('checklist-page.point.kind')}
        value={item.kind}
        set={(kind) => change({ kind })}
        options={itemKinds}
        word={(kind) => t(`checklist-page.kind.${kind}` satisfies MessageKey)}
      />
      {item.kind === 'yes-no' && (
        <ChoiceField
          label={t('checklist-page.point.fault')}
          value={item.fault}
          set={(fault) => change({ fault })}
          options={faultAnswers}
          word={(fault) => t(`checklist-page.fault.${fault}` satisfies MessageKey)}
        />
      )}
      {item.kind === 'number' && (
        <div className="field-grid">
          {text('unit')}
          {text('min', true)}
          {text('max', true)}
        </div>
      )}
      {item.kind === 'choice' && (
        <TextField
          long
          label={t('checklist-page.point.choices')}
          hint={t('checklist-page.point.choices-hint')}
          value={item.choices}
          set={(choices) => change({ choices })}
          wrong={wrong('choices')}
        />
      )}
      <ChoiceField
        label={t('checklist-page.point.photo')}
        value={item.photo}
        set={(photo) => change({ photo })}
        options={photoWhens}
        word={(photo) => t(`checklist-page.photo.${photo}` satisfies MessageKey)}
      />
      {text('criterion', true)}
    </>
  );
}
