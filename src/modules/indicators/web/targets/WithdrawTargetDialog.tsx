import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Target } from '../../targets/contract.ts';
import { askedWords } from './words.ts';

/** Bỏ chỉ tiêu giao: it holds no more, and is kept with the reason. */
export function WithdrawTargetDialog({ target, close }: { target: Target; close: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('targets.withdraw')}
      text={t('targets.by', { by: formatDay(target.by), words: askedWords(target) })}
      run={() => send(`/api/v1/indicator-targets/${target.id}/withdraw`, { body: { reason } })}
      close={close}
    >
      {(wrong) => (
        <TextField label={t('targets.change.reason')} value={reason} set={setReason} wrong={wrong('reason')} />
      )}
    </FormDialog>
  );
}
