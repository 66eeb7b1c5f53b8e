import { useState } from 'react';
import { send } from '../../../../web/api.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { FormDialog } from '../../../../web/pages/admin/FormDialog.tsx';
import { ChoiceField, TextField } from '../../../../web/pages/admin/fields.tsx';
import { useGet } from '../../../../web/queries.ts';
import type { Category } from '../../categories/contract.ts';
import type { Mapping, Partner } from '../../intake/contract.ts';
import { spoken } from '../report-words.ts';

export const partnersPath = '/api/v1/intake-partners';

/** Where in their message each of ours stands; the first two have to be there. */
const paths = [
  'id',
  'text',
  'category',
  'lat',
  'lon',
  'address',
  'reportedAt',
  'name',
  'phone',
  'email',
] as const satisfies readonly (keyof Mapping)[];
type PathName = (typeof paths)[number];

/** Their words for categories as they are typed, one a line: `their word = our code`. */
const linesOf = (categories: Mapping['categories']): string =>
  Object.entries(categories)
    .map(([theirs, ours]) => `${theirs} = ${ours}`)
    .join('\n');
const wordsOf = (lines: string): Mapping['categories'] =>
  Object.fromEntries(
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const at = line.lastIndexOf('=');
        return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      }),
  );

interface Props {
  partner: Partner | null;
  close: () => void;
  /** With the secret of a new one. */
  made: (secret: string) => void;
}

/** A system that is to hand reports over, or how the messages of one that does are read from now on. */
export function PartnerDialog({ partner, close, made }: Props) {
  const [id, setId] = useState<string>(partner?.id ?? '');
  const [name, setName] = useState(partner?.name ?? '');
  const [said, say] = useState<Partial<Record<PathName, string>>>(
    partner === null
      ? { id: 'id', text: 'description' }
      : Object.fromEntries(paths.map((path) => [path, partner.mapping[path]])),
  );
  const [words, setWords] = useState(linesOf(partner?.mapping.categories ?? {}));
  const [other, setOther] = useState<string>(partner?.mapping.otherCategory ?? '');
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  const offered = categories.data?.items ?? [];
  const run = () => {
    const mapping = {
      ...Object.fromEntries(paths.flatMap((path) => (said[path]?.trim() ? [[path, said[path]?.trim()]] : []))),
      categories: wordsOf(words),
      ...(other === '' ? {} : { otherCategory: other }),
    };
    if (partner === null) return send<{ secret?: string }>(partnersPath, { body: { id: id.trim(), name, mapping } });
    return send<{ secret?: string }>(`${partnersPath}/${partner.id}`, {
      method: 'PATCH',
      body: { name, mapping },
      ifMatch: `"${partner.version}"`,
    });
  };
  return (
    <FormDialog
      title={t(partner === null ? 'partner-page.add' : 'partner-page.change')}
      run={run}
      done={({ secret }) => secret !== undefined && made(secret)}
      close={close}
      refusals={{ 'intake.partner-exists': 'id' }}
    >
      {(wrong) => (
        <>
          {partner === null && (
            <TextField
              label={t('partner-page.id')}
              hint={t('partner-page.id-hint')}
              value={id}
              set={setId}
              wrong={wrong('id')}
            />
          )}
          <TextField label={t('admin.name')} value={name} set={setName} wrong={wrong('name')} />
          <p className="hint">{t('partner-page.paths-hint')}</p>
          <div className="field-grid">
            {paths.map((path, i) => (
              <TextField
                key={path}
                label={t(`partner-page.path.${path}` satisfies MessageKey)}
                value={said[path] ?? ''}
                set={(value) => say({ ...said, [path]: value })}
                wrong={wrong(`mapping.${path}`)}
                optional={i > 1}
              />
            ))}
          </div>
          <Field
            label={t('partner-page.words')}
            hint={t('partner-page.words-hint')}
            wrong={wrong('mapping.categories')}
            optional
          >
            <textarea rows={4} value={words} onChange={({ target }) => setWords(target.value)} />
          </Field>
          <ChoiceField
            label={t('partner-page.otherwise')}
            value={other}
            set={setOther}
            options={['', ...offered.map(({ code }) => code)]}
            word={(code) => {
              const category = offered.find((one) => one.code === code);
              return category === undefined ? t('partner-page.refused') : spoken(category.name);
            }}
          />
        </>
      )}
    </FormDialog>
  );
}
