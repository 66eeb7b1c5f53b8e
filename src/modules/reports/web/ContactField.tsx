import { useState } from 'react';
import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';

export interface Contact {
  name: string;
  phone: string;
  email: string;
}
export const noContact: Contact = { name: '', phone: '', email: '' };

interface Props {
  contact: Contact;
  change: (contact: Contact) => void;
  /** Of somebody else than who is at the keyboard: asked for openly, and not filled in by the browser. */
  ofOther: boolean;
}

/** Nobody has to say who they are; who wants an answer leaves a way to reach them. */
export function ContactField({ contact, change, ofOther }: Props) {
  const filledAs = (what: string) => (ofOther ? 'off' : what);
  const [isOpen] = useState(ofOther || Object.values(contact).some((value) => value !== ''));
  return (
    <details className="card padded report-part" open={isOpen}>
      <summary>{t(ofOther ? 'report-page.contact.of-other' : 'report-page.contact')}</summary>
      <p className="hint">{t('report-page.contact.why')}</p>
      <Field label={t('report-page.contact.name')} optional>
        <input
          autoComplete={filledAs('name')}
          maxLength={200}
          value={contact.name}
          onChange={({ target }) => change({ ...contact, name: target.value })}
        />
      </Field>
      <Field label={t('report-page.contact.phone')} optional>
        <input
          type="tel"
          autoComplete={filledAs('tel')}
          value={contact.phone}
          onChange={({ target }) => change({ ...contact, phone: target.value })}
        />
      </Field>
      <Field label={t('report-page.contact.email')} hint={t('report-page.contact.email-hint')} optional>
        <input
          type="email"
          autoComplete={filledAs('email')}
          value={contact.email}
          onChange={({ target }) => change({ ...contact, email: target.value })}
        />
      </Field>
    </details>
  );
}
