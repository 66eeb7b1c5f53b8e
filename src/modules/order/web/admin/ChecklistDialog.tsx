import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { dayOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { orNull, TextField } from '../../../../web/pages/admin/fields.tsx';
import type { Checklist } from '../../checklists.ts';
import { checklistsPath } from '../paths.ts';
import { ItemsEditor } from './ItemsEditor.tsx';
import { draftsOf, itemsOf, newDraft } from './item-drafts.ts';

const refusals = {
  'order.code-taken': 'code',
  'order.version-not-later': 'validFrom',
  'order.item-twice': 'items',
};

/** A new checklist, or the next version of one: from a day on, with the points of the present one to begin with. */
export function ChecklistDialog({ checklist, close }: { checklist: Checklist | null; close: () => void }) {
  const [code, setCode] = useState('');
  const [vi, setVi] = useState('');
  const [en, setEn] = useState('');
  const [validFrom, setValidFrom] = useState<string>(dayOf(useNow()));
  const [source, setSource] = useState(checklist?.source ?? '');
  const [items, setItems] = useState(checklist === null ? [newDraft(1)] : draftsOf(checklist.items));
  const run = () => {
    const version = { validFrom, source: orNull(source), items: itemsOf(items) };
    return checklist === null
      ? send(checklistsPath, { body: { code, vi, en, ...version } })
      : send(`${checklistsPath}/${checklist.id}/versions`, { body: version });
  };
  return (
    <FormDialog
      title={t(checklist === null ? 'checklist-page.add' : 'checklist-page.change')}
      {...(checklist === null ? {} : { text: t('checklist-page.change-text') })}
      run={run}
      close={close}
      refusals={refusals}
    >
      {(wrong) => (
        <>
          {checklist === null && (
            <>
              <TextField
                label={t('checklist-page.code')}
                hint={t('checklist-page.code-hint')}
                value={code}
                set={setCode}
                wrong={wrong('code')}
              />
              <TextField label={t('checklist-page.vi')} value={vi} set={setVi} wrong={wrong('vi')} />
              <TextField label={t('checklist-page.en')} value={en} set={setEn} wrong={wrong('en')} />
            </>
          )}
          <TextField
            type="date"
            label={t('checklist-page.from')}
            value={validFrom}
            set={setValidFrom}
            wrong={wrong('validFrom')}
          />
          <TextField
            label={t('checklist-page.source')}
            value={source}
            set={setSource}
            wrong={wrong('source')}
            optional
          />
          <ItemsEditor items={items} set={setItems} wrong={wrong} />
        </>
      )}
    </FormDialog>
  );
}
