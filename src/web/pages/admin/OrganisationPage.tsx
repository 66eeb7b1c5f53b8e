import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { OrganisationWithHistory } from '../../../kernel/organisations/contract.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import { Admin } from './AdminPage.tsx';
import { ContactCard } from './ContactCard.tsx';
import { kindWord, organisationPath } from './OrganisationsPage.tsx';
import { type OrganisationAct, OrganisationDialog, organisationActs } from './organisation-dialogs.tsx';
import { periodWord } from './period.ts';

/** One organisation with everything about it that has a period. */
export default function OrganisationPage() {
  const { id } = useParams<{ id: string }>();
  const organisation = useGet<OrganisationWithHistory>(`/api/v1/organisations/${id}`);
  useLive(['organisation.changed'], () => organisation.refetch(), { about: { kind: 'organisation', id } });
  return (
    <Answer of={organisation} bones={<Bones lines={8} />}>
      {(shown) => <Shown key={shown.id} organisation={shown} />}
    </Answer>
  );
}

function Shown({ organisation }: { organisation: OrganisationWithHistory }) {
  const [asking, ask] = useState<OrganisationAct | null>(null);
  const { id, name, kind, validTo, parentId, parentName, identifier, legalBasis, aliases } = organisation;
  return (
    <Admin
      title={name}
      permission="organisations.edit"
      back={<Link href="/admin/organisations">{t('admin.organisations')}</Link>}
      under={`${kindWord(kind)} · ${periodWord(organisation)}`}
      acts={
        validTo === null &&
        organisationActs.map((act) => (
          <button key={act} type="button" onClick={() => ask(act)}>
            {t(`admin.organisation.${act}` satisfies MessageKey)}
          </button>
        ))
      }
    >
      <div className="admin-cards">
        <section className="card padded">
          <dl className="facts">
            {parentId !== null && (
              <>
                <dt>{t('admin.parent')}</dt>
                <dd>
                  <Link href={organisationPath(parentId)}>{parentName}</Link>
                </dd>
              </>
            )}
            <dt>{t('admin.aliases')}</dt>
            <dd>{aliases.length === 0 ? t('web.none') : aliases.join(', ')}</dd>
            {identifier !== null && (
              <>
                <dt>{t('admin.identifier')}</dt>
                <dd>{identifier}</dd>
              </>
            )}
            {legalBasis !== null && (
              <>
                <dt>{t('admin.legal-basis')}</dt>
                <dd>{legalBasis}</dd>
              </>
            )}
          </dl>
          <p>
            <HistoryLink kind="organisation" id={id} />
          </p>
        </section>
        <ContactCard organisation={organisation} />
        <section className="card padded" aria-labelledby="heads">
          <h2 id="heads">{t('admin.heads')}</h2>
          {organisation.heads.length === 0 && <p className="dim small">{t('web.none')}</p>}
          <ul className="admin-terms">
            {organisation.heads.map((head) => (
              <li key={head.validFrom}>
                {head.title}
                {head.personName !== null && ` ${head.personName}`}{' '}
                <span className="dim small">{periodWord(head)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card padded" aria-labelledby="served">
          <h2 id="served">{t('admin.served')}</h2>
          {organisation.areas.length === 0 && <p className="dim small">{t('web.none')}</p>}
          <ul className="admin-terms">
            {organisation.areas.map((area) => (
              <li key={`${area.areaId} ${area.validFrom}`}>
                {area.name} <span className="dim small">{periodWord(area)}</span>
              </li>
            ))}
          </ul>
        </section>
        {organisation.successions.length > 0 && (
          <section className="card padded" aria-labelledby="successions">
            <h2 id="successions">{t('admin.successions')}</h2>
            <ul className="admin-terms">
              {organisation.successions.map(({ fromId, fromName, toId, toName, kind: how, onDay }) => (
                <li key={`${fromId} ${toId}`}>
                  <Link href={organisationPath(fromId)}>{fromName}</Link>{' '}
                  {t(`organisations.succession.${how}` satisfies MessageKey)}{' '}
                  <Link href={organisationPath(toId)}>{toName}</Link>{' '}
                  <span className="dim small">{formatDay(onDay)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {asking !== null && <OrganisationDialog act={asking} organisation={organisation} close={() => ask(null)} />}
    </Admin>
  );
}
