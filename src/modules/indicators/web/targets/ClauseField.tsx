import { Chooser } from '../../../../web/components/Chooser.tsx';
import { t } from '../../../../web/language.ts';
import { WithWrong } from '../../../../web/pages/admin/fields.tsx';
import type { Clause } from './target-draft.ts';

interface Props {
  clause: Clause | null;
  set: (clause: Clause | null) => void;
  wrong: string | undefined;
  /** One came from the clause itself. */
  isFixed: boolean;
}

/** The clause of a directive that sets the target, found by its words or the number of its document. */
export function ClauseField({ clause, set, wrong, isFixed }: Props) {
  if (clause !== null)
    return (
      <WithWrong wrong={wrong}>
        <p>
          <span className="dim">{t('targets.clause')}:</span> <b>{clause.name}</b>{' '}
          {!isFixed && (
            <button type="button" className="plain" onClick={() => set(null)}>
              {t('targets.clause.remove')}
            </button>
          )}
        </p>
      </WithWrong>
    );
  return (
    <WithWrong wrong={wrong}>
      <Chooser label={t('targets.clause.find')} chosen={null} choose={set} pathFor={tasksFor} />
    </WithWrong>
  );
}

const tasksFor = (text: string) => `/api/v1/directive-tasks?words=${encodeURIComponent(text)}&limit=8`;
