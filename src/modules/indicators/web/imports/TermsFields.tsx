import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import type { ImportTerms } from '../../imports/contract.ts';

interface Props {
  terms: ImportTerms;
  change: (terms: ImportTerms) => void;
  keepAs: string;
  changeName: (name: string) => void;
}

/** What is the same for every figure of the file, and the name under which its mapping is kept. */
export function TermsFields({ terms, change, keepAs, changeName }: Props) {
  return (
    <>
      <Field label={t('indicator-imports.status')}>
        <select
          value={terms.status}
          onChange={({ target }) =>
            change({ ...terms, status: target.value === 'official' ? 'official' : 'provisional' })
          }
        >
          <option value="official">{t('indicator-imports.official')}</option>
          <option value="provisional">{t('indicator-imports.provisional')}</option>
        </select>
      </Field>
      <Field label={t('indicator-imports.source')} hint={t('indicator-imports.source-hint')}>
        <input value={terms.source} onChange={({ target }) => change({ ...terms, source: target.value })} />
      </Field>
      <Field label={t('indicator-imports.keep-as')} hint={t('indicator-imports.keep-as-hint')} optional>
        <input value={keepAs} maxLength={100} onChange={({ target }) => changeName(target.value)} />
      </Field>
    </>
  );
}
