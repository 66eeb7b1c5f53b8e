import { t } from '../language.ts';
import { ProblemNotice } from './Answer.tsx';

interface FormEndProps {
  /** What the form does, in the words of its button. */
  act: string;
  saving: { error: unknown; isPending: boolean };
  /** Left out where the form stays, as under a list that grows. */
  close?: (() => void) | undefined;
}

/** The end of a form: what went wrong, the act, and the way out. */
export function FormEnd({ act, saving, close }: FormEndProps) {
  return (
    <>
      {saving.error !== null && <ProblemNotice error={saving.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={saving.isPending}>
          {act}
        </button>
        {close !== undefined && (
          <button type="button" onClick={close}>
            {t('web.cancel')}
          </button>
        )}
      </div>
    </>
  );
}
