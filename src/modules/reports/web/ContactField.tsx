import { Field } from '../../../web/components/Field.tsx';
import { t } from '../../../web/language.ts';

export interface Contact {
  name: string;
  phone: string;
  email: string;
}
export const noContact: Contact = { name: '', phone: '', email: '' };

/** Nobody has to say who they are; who wants an answer leaves a way to reach them. */
export function ContactField({ contact, change }: { contact: Contact; change: (contact: Contact) => void }) {
  return (
    <details className="card padded report-part">
      <summary>{t('report-page.contact')}</summary>
      <p className="hint">{t('report-page.contact.why')}</p>
      <Field label={t('report-page.contact.name')} optional>
        <input
          autoComplete="name"
          maxLength={200}
          value={contact.name}
          onChange={({ target }) => change({ ...contact, name: target.value })}
        />
      </Field>
      <Field label={t('report-page.contact.phone')} optional>
        <input
          type="tel"
          autoComplete="tel"
          value={contact.phone}
          onChange={({ target }) => change({ ...contact, phone: target.value })}
        />
      </Field>
      <Field label={t('report-page.contact.email')} hint={t('report-page.contact.email-hint')} optional>
        <input
          type="email"
          autoComplete="email"
          value={contact.email}
          onChange={({ target }) => change({ ...contact, email: target.value })}
        />
      </Field>
    </details>
  );
}
