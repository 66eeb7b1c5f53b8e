import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { dayOf, formatDay } from '../../../../web/format.ts';
import { language, t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { Cards, Facts } from '../../../../web/pages/admin/Cards.tsx';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Checklist } from '../../checklists.ts';
import { checklistsPath } from '../paths.ts';
import { ChecklistDialog } from './ChecklistDialog.tsx';

type Asking = { act: 'add' } | { act: 'change' | 'end'; checklist: Checklist };

/** Phiếu kiểm tra: what inspectors look at, version by version; what was done by one of before stays readable as it was asked. */
export default function ChecklistsPage() {
  const [asking, ask] = useState<Asking | null>(null);
  const today = dayOf(useNow());
  const close = () => ask(null);
  const press = (act: 'change' | 'end', checklist: Checklist) => (
    <button type="button" onClick={() => ask({ act, checklist })}>
      {t(act === 'change' ? 'checklist-page.change' : 'checklist-page.end')}
      <span className="unseen"> {checklist[language()]}</span>
    </button>
  );
  return (
    <Admin
      title={t('admin.checklists')}
      permission="checklists.edit"
      under={t('admin.checklists.text')}
      acts={
        <button type="button" className="primary" onClick={() => ask({ act: 'add' })}>
          {t('checklist-page.add')}
        </button>
      }
    >
      <Cards<Checklist>
        path={`${checklistsPath}?all=true`}
        none={t('checklist-page.none')}
        title={(checklist) => checklist[language()]}
        off={({ validTo }) => (validTo !== null && validTo <= today ? t('checklist-page.off') : null)}
        acts={(checklist) => (
          <>
            {press('change', checklist)}
            {checklist.validTo === null && press('end', checklist)}
          </>
        )}
      >
        {(checklist) => <Said checklist={checklist} today={today} />}
      </Cards>
      {asking?.act === 'add' && <ChecklistDialog checklist={null} close={close} />}
      {asking?.act === 'change' && <ChecklistDialog checklist={asking.checklist} close={close} />}
      {asking?.act === 'end' && <EndDialog checklist={asking.checklist} close={close} />}
    </Admin>
  );
}

function Said({ checklist, today }: { checklist: Checklist; today: string }) {
  const { code, ordinal, validFrom, validTo, source, items } = checklist;
  return (
    <>
      <Facts
        lines={[
          t('checklist-page.version', { number: ordinal, from: formatDay(validFrom) }),
          validFrom > today && t('checklist-page.to-come'),
          validTo !== null && t('checklist-page.until', { day: formatDay(validTo) }),
          source ?? t('checklist-page.no-source'),
        ]}
      />
      <details>
        <summary>{t('checklist-page.items', { count: items.length })}</summary>
        <ol className="admin-terms">
          {items.map((item) => (
            <li key={item.code}>{item[language()]}</li>
          ))}
        </ol>
      </details>
      <p className="small dim">
        <code>{code}</code>
      </p>
    </>
  );
}

function EndDialog({ checklist, close }: { checklist: Checklist; close: () => void }) {
  const [day, setDay] = useState(dayOf(useNow()));
  return (
    <FormDialog
      title={t('checklist-page.end')}
      text={t('checklist-page.end-text', { name: checklist[language()] })}
      run={() => send(`${checklistsPath}/${checklist.id}/end`, { body: { validTo: day } })}
      close={close}
      refusals={{ 'order.version-never-in-force': 'validTo' }}
    >
      {(wrong) => (
        <TextField type="date" label={t('checklist-page.end-day')} value={day} set={setDay} wrong={wrong('validTo')} />
      )}
    </FormDialog>
  );
}
