import { Link, useLocation } from 'wouter';
import { Bones, sentenceOf } from '../../../web/components/Answer.tsx';
import { useKept } from '../../../web/field/kept.ts';
import type { FieldPage } from '../../../web/field/pages/page.ts';
import { KeptSince } from '../../../web/field/pages/parts.tsx';
import { formatDay, formatInstant } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import { newUuid } from '../../../web/new-uuid.ts';
import type { Checklist } from '../checklists.ts';
import type { InspectionSummary } from '../contract.ts';
import { FaultMark } from './FaultMark.tsx';
import { checklistsPath, inspectionsPath, knownPlacesPath, ownersPath } from './paths.ts';

/** Kiểm tra: begin one, go on with one, and what was found lately. */
export default function InspectionsTab({ person, outbox }: FieldPage) {
  const [, go] = useLocation();
  const arrived = outbox.parcels.filter(({ kind, state }) => kind === 'inspection' && state === 'sent').length;
  const checklists = useKept<{ items: Checklist[] }>(person.id, checklistsPath);
  const recent = useKept<{ items: InspectionSummary[] }>(person.id, inspectionsPath, arrived);
  // Asked for here so that they are on the phone when the form needs them.
  useKept(person.id, ownersPath);
  useKept(person.id, knownPlacesPath);
  const drafts = outbox.drafts.filter(({ kind }) => kind === 'inspection');
  return (
    <>
      <h1>{t('order.inspections')}</h1>
      <section className="card padded form">
        <h2>{t('order.begin')}</h2>
        {checklists.value === undefined &&
          (checklists.problem === null ? (
            <Bones lines={2} />
          ) : (
            <p className="notice wrong">{sentenceOf(checklists.problem)}</p>
          ))}
        {person.organisationId === null && <p className="notice">{t('order.no-office')}</p>}
        {person.organisationId !== null &&
          checklists.value?.items.map((checklist) => (
            <button
              key={checklist.id}
              type="button"
              className="primary big"
              onClick={() => go(`/inspections/${checklist.code}/${newUuid()}`)}
            >
              {checklist[language()]}
            </button>
          ))}
      </section>
      {drafts.length > 0 && (
        <section className="card padded">
          <h2>{t('order.drafts')}</h2>
          <ul className="parcels">
            {drafts.map(({ id, about, title, changedAt }) => (
              <li key={id}>
                <Link href={`/inspections/${about}/${id}`}>{title}</Link>{' '}
                <span className="faint">{formatInstant(new Date(changedAt).toISOString())}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card padded">
        <h2>{t('order.recent')}</h2>
        <KeptSince at={recent.at} old={recent.old} />
        {recent.value?.items.length === 0 && <p className="dim">{t('order.none')}</p>}
        <ul className="parcels">
          {recent.value?.items.map((each) => (
            <li key={each.id}>
              <FaultMark faults={each.faults} />
              <p>
                {each.checklist[language()]}, {each.place?.name ?? each.address ?? each.area?.name ?? each.number}
              </p>
              <p className="faint">
                {each.number} · {formatDay(each.inspectedOn)} · {each.inspector.name}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
