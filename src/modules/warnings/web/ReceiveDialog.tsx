import { useState } from 'react';
import { sendText } from '../../../web/api.ts';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';
import { FormDialog } from '../../../web/pages/admin/FormDialog.tsx';
import type { Warning } from '../contract.ts';

/** Takes the alert of another agency in. */
export function ReceiveDialog({ close, done }: { close: () => void; done: (warning: Warning) => void }) {
  const [xml, paste] = useState('');
  return (
    <FormDialog
      title={t('warning.receive')}
      text={t('warning.receive.text')}
      run={() => sendText<Warning>('/api/v1/warnings/cap', { type: 'application/cap+xml', text: xml })}
      done={done}
      close={close}
    >
      {() => (
        <Field label={t('warning.receive.xml')}>
          <textarea rows={10} value={xml} spellCheck={false} onChange={({ target }) => paste(target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
