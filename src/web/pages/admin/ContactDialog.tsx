import { useState } from 'react';
import { weekdays } from '../../../kernel/organisations/contact-contract.ts';
import type { OrganisationWithHistory } from '../../../kernel/organisations/contract.ts';
import { send } from '../../api.ts';
import { type MessageKey, t } from '../../language.ts';
import { PositionPicker, usePosition } from '../../map/PositionPicker.tsx';
import { type ContactDraft, contactOf, draftOf, isReadable } from './contact-draft.ts';
import { ExceptionRows, PhoneRows } from './contact-rows.tsx';
import { FormDialog } from './FormDialog.tsx';
import { TextField } from './fields.tsx';

/** How the office is reached: address, telephones, e-mail, hours by weekday and days unlike the others. */
export function ContactDialog({ organisation, close }: { organisation: OrganisationWithHistory; close: () => void }) {
  const { id, contact } = organisation;
  const [draft, setDraft] = useState(() => draftOf(contact));
  const set = (change: Partial<ContactDraft>) => setDraft({ ...draft, ...change });
  const position = usePosition(contact.position === null ? null : [contact.position.lon, contact.position.lat]);
  const at = position.value === null ? null : { lon: position.value[0], lat: position.value[1] };
  const wrongHours = (line: string) => (isReadable(line) ? undefined : t('admin.contact.hours-wrong'));
  return (
    <FormDialog
      title={t('admin.contact.set')}
      text={t('admin.contact.text')}
      act={t('admin.contact.save')}
      run={() => {
        const ifMatch = `"${contact.version}"`;
        return send(`/api/v1/organisations/${id}/contact`, { method: 'PUT', ifMatch, body: contactOf(draft, at) });
      }}
      close={close}
      refusals={{ 'organisations.exceptions-overlap': 'exceptions' }}
    >
      {(wrong) => (
        <>
          <TextField
            label={t('admin.contact.address')}
            value={draft.address}
            set={(address) => set({ address })}
            wrong={wrong('address')}
            optional
          />
          <PhoneRows phones={draft.phones} set={(phones) => set({ phones })} wrong={wrong('phones')} />
          <TextField
            label={t('admin.contact.email')}
            value={draft.email}
            set={(email) => set({ email })}
            wrong={wrong('email')}
            optional
          />
          <fieldset className="form">
            <legend>{t('admin.contact.hours')}</legend>
            <label className="check">
              <input type="checkbox" checked={draft.own} onChange={({ target }) => set({ own: target.checked })} />{' '}
              {t('admin.contact.own-hours')}
            </label>
            {draft.own && (
              <>
                <p className="small dim">{t('admin.contact.hours-hint')}</p>
                <div className="field-grid">
                  {weekdays.map((day) => (
                    <TextField
                      key={day}
                      label={t(`admin.contact.${day}` satisfies MessageKey)}
                      value={draft.week[day]}
                      set={(line) => set({ week: { ...draft.week, [day]: line } })}
                      wrong={wrongHours(draft.week[day])}
                    />
                  ))}
                </div>
              </>
            )}
          </fieldset>
          <ExceptionRows
            exceptions={draft.exceptions}
            set={(exceptions) => set({ exceptions })}
            wrong={wrong('exceptions')}
          />
          <fieldset className="form">
            <legend>{t('admin.contact.position')}</legend>
            <PositionPicker {...position} wrong={wrong('position')} />
          </fieldset>
        </>
      )}
    </FormDialog>
  );
}
