import { priorities } from '../../../../../kernel/work/contract.ts';
import { Chooser, organisationsFor } from '../../../../../web/components/Chooser.tsx';
import { t } from '../../../../../web/language.ts';
import { ChoiceField, TextField, WithWrong } from '../../../../../web/pages/admin/fields.tsx';
import { priorityWord } from '../../../../../web/work-words.ts';
import type { RuleFieldsProps } from './RuleFields.tsx';
import { outcomes } from './rule-draft.ts';

/** To a unit, with its priority; or, as not ours, to another agency with the reason that the reporter reads. */
export function OutcomeFields({ draft, set, wrong }: RuleFieldsProps) {
  return (
    <>
      <ChoiceField
        label={t('admin.routing.outcome')}
        value={draft.outcome}
        set={(outcome) => set({ outcome })}
        options={outcomes}
        word={(one) => t(`admin.routing.outcome.${one}`)}
      />
      {draft.outcome === 'assign' ? (
        <>
          <WithWrong wrong={wrong('organisationId')}>
            <Chooser
              label={t('admin.routing.organisation')}
              chosen={draft.organisation}
              choose={(organisation) => set({ organisation })}
              pathFor={organisationsFor}
            />
          </WithWrong>
          <ChoiceField
            label={t('admin.routing.priority')}
            value={draft.priority}
            set={(priority) => set({ priority })}
            options={['', ...priorities]}
            word={(one) => (one === '' ? t('admin.routing.priority.usual') : priorityWord(one))}
          />
        </>
      ) : (
        <>
          <TextField
            label={t('admin.routing.agency')}
            hint={t('admin.routing.outcome-hint')}
            value={draft.agency}
            set={(agency) => set({ agency })}
            wrong={wrong('referral.agency')}
          />
          <TextField
            long
            label={t('admin.routing.reason-vi')}
            value={draft.reasonVi}
            set={(reasonVi) => set({ reasonVi })}
            wrong={wrong('referral.reason.vi')}
          />
          <TextField
            long
            label={t('admin.routing.reason-en')}
            value={draft.reasonEn}
            set={(reasonEn) => set({ reasonEn })}
            wrong={wrong('referral.reason.en')}
          />
        </>
      )}
    </>
  );
}
