import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Indicator } from '../../contract.ts';
import type { Target } from '../../targets/contract.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import { ClauseField } from './ClauseField.tsx';
import { StepsField } from './StepsField.tsx';
import { TargetFields } from './TargetFields.tsx';
import { type Beginning, draftOf, newDraft, type TargetDraft, termsOf } from './target-draft.ts';

interface Props {
  /** Of which it is; null: it is chosen in the form. */
  indicator: Indicator | null;
  /** The one to change; null: a new one. */
  target: Target | null;
  begin?: Beginning;
  /** What the clause says, beside the form. */
  quote?: string;
  close: () => void;
}

/** Giao chỉ tiêu, or change one: another takes its place and the one before is kept with the reason. */
export function TargetDialog({ indicator, target, begin = {}, quote, close }: Props) {
  const now = useNow();
  const [draft, setDraft] = useState<TargetDraft>(() => (target === null ? newDraft(now, begin) : draftOf(target)));
  const set = (changes: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const [chosen, choose] = useState(indicator);
  const run = () =>
    target === null
      ? send<Target>(`/api/v1/indicators/${chosen?.code ?? ''}/targets`, { body: termsOf(draft) })
      : send<Target>(`/api/v1/indicator-targets/${target.id}/change`, {
          body: { ...termsOf(draft), reason: draft.reason },
        });
  return (
    <FormDialog
      title={t(target === null ? 'targets.set' : 'targets.change')}
      text={t(target === null ? 'targets.set.text' : 'targets.change.text')}
      run={run}
      close={close}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          {quote !== undefined && <blockquote lang="vi">{quote}</blockquote>}
          {indicator === null && (
            <IndicatorField
              label={t('targets.indicator')}
              code={chosen?.code ?? ''}
              choose={choose}
              wrong={wrong('indicator')}
            />
          )}
          <TargetFields indicator={chosen} draft={draft} set={set} wrong={wrong} />
          <StepsField steps={draft.steps} set={(steps) => set({ steps })} unit={chosen?.unit ?? null} wrong={wrong} />
          <ClauseField
            clause={draft.clause}
            set={(clause) => set({ clause })}
            wrong={wrong('findingId')}
            isFixed={begin.clause !== undefined}
          />
          <TextField
            label={t('targets.source-words')}
            hint={t('targets.source-words.hint')}
            value={draft.source}
            set={(source) => set({ source })}
            wrong={wrong('source')}
            optional={draft.clause !== null}
          />
          {target !== null && (
            <TextField
              label={t('targets.change.reason')}
              value={draft.reason}
              set={(reason) => set({ reason })}
              wrong={wrong('reason')}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** At which field each refusal stands. */
const refusals = {
  'indicators.unknown': 'indicator',
  'indicators.target-without-baseline': 'baseline',
  'indicators.target-change-negative': 'value',
  'indicators.target-no-sum': 'counts',
  'indicators.target-days': 'by',
  'indicators.target-stands': 'by',
  'indicators.target-without-source': 'source',
  'indicators.target-clause-unknown': 'findingId',
};
