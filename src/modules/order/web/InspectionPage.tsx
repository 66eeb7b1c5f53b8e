import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay, timeOf } from '../../../web/format.ts';
import { language, type MessageKey, t } from '../../../web/language.ts';
import { taskPath } from '../../../web/paths.ts';
import { useGet } from '../../../web/queries.ts';
import type { ChecklistItem } from '../checklists.ts';
import type { Inspection, InspectionAnswer } from '../contract.ts';
import { FaultMark } from './FaultMark.tsx';
import './order.css';

/** Biên bản kiểm tra: the record of one inspection, to read and to take along as a paper. */
export default function InspectionPage() {
  const { id } = useParams<{ id: string }>();
  const inspection = useGet<Inspection>(`/api/v1/inspections/${id}`);
  return (
    <Answer of={inspection} bones={<Bones lines={10} />}>
      {(shown) => <Record inspection={shown} />}
    </Answer>
  );
}

function Record({ inspection }: { inspection: Inspection }) {
  const { id, number, checklist, place, address, area, faults, answered, version, answers, note, party } = inspection;
  const told = new Map(answers.map((answer) => [answer.item, answer]));
  return (
    <Page
      title={`${checklist[language()]}, ${place?.name ?? address ?? area?.name ?? number}`}
      over={number}
      under={<FaultMark faults={faults} />}
      acts={
        <>
          {place !== null && (
            <Link className="button" href={`/inspections?place=${place.id}`}>
              {t('order.through-time')}
            </Link>
          )}
          <a className="button" href={`/api/v1/inspections/${id}/minutes`}>
            {t('order.paper')}
          </a>
        </>
      }
    >
      <section className="card padded">
        <p>
          {formatDay(inspection.inspectedOn)}, {timeOf(inspection.begunAt)}–{timeOf(inspection.finishedAt)} ·{' '}
          {inspection.inspector.name}, {inspection.organisation.name}
        </p>
        <p className="dim">{t('order.answered', { count: answered })}</p>
        {party !== null && (
          <p>
            {t('order.party.name')}: {[party.name, party.role].filter((part) => part !== null).join(', ')}
            {party.said !== null && <> · {party.said}</>}
          </p>
        )}
        {note !== null && <p>{note}</p>}
      </section>
      <section className="card scroll">
        <table className="inspections">
          <thead>
            <tr>
              <th scope="col">{t('order.point')}</th>
              <th scope="col">{t('order.result')}</th>
              <th scope="col">{t('order.item.note')}</th>
            </tr>
          </thead>
          <tbody>
            {version.items.map((item) => (
              <Point key={item.code} item={item} answer={told.get(item.code)} inspectionId={id} />
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}

function Point({
  item,
  answer,
  inspectionId,
}: {
  item: ChecklistItem;
  answer: InspectionAnswer | undefined;
  inspectionId: string;
}) {
  if (answer === undefined) return null;
  return (
    <tr>
      <th scope="row">{item[language()]}</th>
      <td>
        {answer.fault ? <strong>{valueWord(item, answer.value)}</strong> : valueWord(item, answer.value)}
        {answer.fault && (
          <>
            <br />
            <FaultMark faults={1} />
          </>
        )}
      </td>
      <td>
        {answer.note}
        {answer.workItem !== null && (
          <p>
            <Link href={taskPath(answer.workItem.id)}>{answer.workItem.title}</Link>
          </p>
        )}
        <span className="shown-photos">
          {answer.photos.map((photo, index) => {
            const file = `/api/v1/inspections/${inspectionId}/photos/${photo}/file`;
            return (
              <a key={photo} href={file}>
                <img
                  src={`${file}?size=small`}
                  alt={t('field.photo', { number: index + 1 })}
                  loading="lazy"
                  decoding="async"
                />
              </a>
            );
          })}
        </span>
      </td>
    </tr>
  );
}

function valueWord(item: ChecklistItem, value: string | number): string {
  if (value === 'na' || (item.kind === 'yes-no' && (value === 'yes' || value === 'no'))) {
    return t(`order.value.${value as 'na' | 'yes' | 'no'}` satisfies MessageKey);
  }
  if (item.kind === 'number') return `${String(value).replace('.', language() === 'vi' ? ',' : '.')} ${item.unit}`;
  if (item.kind === 'choice') return item.choices.find(({ code }) => code === value)?.[language()] ?? String(value);
  return t('order.value.seen');
}
