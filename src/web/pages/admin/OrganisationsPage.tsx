import { useDeferredValue, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Organisation, type OrganisationKind, organisationKinds } from '../../../kernel/organisations/contract.ts';
import { query, send } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { Field } from '../../components/Field.tsx';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useList } from '../../queries.ts';
import { Admin } from './AdminPage.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField } from './fields.tsx';
import { periodWord } from './period.ts';

export const kindWord = (kind: OrganisationKind): string => t(`organisations.kind.${kind}` satisfies MessageKey);
export const organisationPath = (id: string) => `/admin/organisations/${id}`;

/** Cơ quan, đơn vị of a day. */
export default function OrganisationsPage() {
  const [text, type] = useState('');
  const [kind, setKind] = useState('');
  const [day, setDay] = useState('');
  const [adding, add] = useState(false);
  const q = useDeferredValue(text.trim());
  const found = useList<Organisation>(`/api/v1/organisations${query({ q, kind, day, limit: 50 })}`);
  useLive(['organisation.changed'], () => found.refetch());
  return (
    <Admin
      title={t('admin.organisations')}
      permission="organisations.edit"
      under={t('admin.organisations.text')}
      acts={
        <button type="button" className="primary" onClick={() => add(true)}>
          {t('admin.organisation.add')}
        </button>
      }
    >
      <div className="filters">
        <Field label={t('admin.find')}>
          <input type="search" value={text} maxLength={100} onChange={({ target }) => type(target.value)} />
        </Field>
        <Field label={t('admin.kind')}>
          <select value={kind} onChange={({ target }) => setKind(target.value)}>
            <option value="">{t('admin.any')}</option>
            {organisationKinds.map((one) => (
              <option key={one} value={one}>
                {kindWord(one)}
              </option>
            ))}
          </select>
        </Field>
        <TextField type="date" label={t('admin.on-day')} value={day} set={setDay} />
      </div>
      <section className="card">
        {found.isPending && <Bones lines={8} />}
        {found.isError && (
          <ProblemNotice error={found.error} title={t('web.problem.load')} retry={() => void found.refetch()} />
        )}
        {found.data?.length === 0 && <p className="empty">{t('admin.none')}</p>}
        {found.data !== undefined && found.data.length > 0 && (
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('admin.name')}</th>
                <th scope="col">{t('admin.kind')}</th>
                <th scope="col">{t('admin.head')}</th>
                <th scope="col">{t('admin.valid')}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.map((organisation) => (
                <tr key={organisation.id}>
                  <th scope="row">
                    <Link href={organisationPath(organisation.id)}>{organisation.name}</Link>
                  </th>
                  <td>{kindWord(organisation.kind)}</td>
                  <td>{organisation.head?.personName ?? organisation.head?.title}</td>
                  <td>{periodWord(organisation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.hasNextPage && (
          <p className="more">
            <button type="button" onClick={() => void found.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
      {adding && <NewOrganisationDialog close={() => add(false)} />}
    </Admin>
  );
}

function NewOrganisationDialog({ close }: { close: () => void }) {
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('division');
  const [parent, setParent] = useState<Named | null>(null);
  const [validFrom, setValidFrom] = useState('');
  const [title, setTitle] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const body = () => ({
    name,
    kind,
    parentId: parent?.id ?? null,
    validFrom,
    head: title.trim() === '' ? null : { title, personName: null },
    legalBasis: orNull(legalBasis),
  });
  return (
    <FormDialog
      title={t('admin.organisation.add')}
      run={() => send<Organisation>('/api/v1/organisations', { body: body() })}
      done={({ id }) => go(organisationPath(id))}
      close={close}
      refusals={{ 'organisations.name-in-use': 'name', 'organisations.parent-not-in-force': 'validFrom' }}
    >
      {(wrong) => (
        <>
          <TextField label={t('admin.name')} value={name} set={setName} wrong={wrong('name')} />
          <ChoiceField label={t('admin.kind')} value={kind} set={setKind} options={organisationKinds} word={kindWord} />
          <Chooser label={t('admin.parent')} chosen={parent} choose={setParent} pathFor={organisationsFor} />
          <TextField
            type="date"
            label={t('admin.first-day')}
            value={validFrom}
            set={setValidFrom}
            wrong={wrong('validFrom')}
          />
          <TextField label={t('admin.head-title')} value={title} set={setTitle} optional />
          <TextField label={t('admin.legal-basis')} value={legalBasis} set={setLegalBasis} optional />
        </>
      )}
    </FormDialog>
  );
}
