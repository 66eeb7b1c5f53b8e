import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { dayOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { orNull, TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Indicator } from '../../contract.ts';

/** Kết thúc chỉ tiêu: from a day on it is not measured any more; its figures stay. */
export function CloseDialog({ indicator, close }: { indicator: Indicator; close: () => void }) {
  const today = dayOf(useNow());
  const [validTo, setValidTo] = useState<string>(indicator.validTo ?? today);
  const { id: _, code, version, ...terms } = indicator;
  const run = () =>
    send<Indicator>(`/api/v1/indicators/${code}`, {
      method: 'PUT',
      body: { ...terms, validTo: orNull(validTo) },
      ifMatch: `"${version}"`,
    });
  return (
    <FormDialog
      title={t('define.close')}
      text={t('define.close.text')}
      run={run}
      close={close}
      refusals={{ 'indicators.never-in-force': 'validTo' }}
    >
      {(wrong) => (
        <TextField
          type="date"
          label={t('define.valid-to')}
          value={validTo}
          set={setValidTo}
          wrong={wrong('validTo')}
          optional
        />
      )}
    </FormDialog>
  );
}
