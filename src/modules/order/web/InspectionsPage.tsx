import { Link, useSearchParams } from 'wouter';
import type { Place } from '../../../kernel/places/contract.ts';
import { query } from '../../../web/api.ts';
import { Answer } from '../../../web/components/Answer.tsx';
import { Exports } from '../../../web/components/Exports.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay } from '../../../web/format.ts';
import { language, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { type Page as ListPage, useGet, useList } from '../../../web/queries.ts';
import type { InspectionSummary } from '../contract.ts';
import { FaultMark } from './FaultMark.tsx';
import { knownPlacesPath } from './paths.ts';
import './order.css';

/** Kiểm tra: what was looked at and found; of one place, its results through time. */
export default function InspectionsPage() {
  const [asked, ask] = useSearchParams();
  const [place, faulty] = [asked.get('place'), asked.get('faulty')];
  const chosen = query({ place, faulty });
  const list = useList<InspectionSummary>(`/api/v1/inspections${chosen}`);
  const places = useGet<ListPage<Place>>(knownPlacesPath);
  useLive(['inspection.recorded'], () => list.refetch());
  const set = (name: string, value: string) =>
    ask((now) => {
      const next = new URLSearchParams(now);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page
      title={t('order.inspections')}
      acts={
        <a className="button" href="/field/inspections">
          {t('order.begin')}
        </a>
      }
    >
      <div className="filters">
        <Field label={t('order.place')}>
          <select value={place ?? ''} onChange={({ target }) => set('place', target.value)}>
            <option value="">{t('order.everywhere')}</option>
            {places.data?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('order.result')}>
          <select value={faulty ?? ''} onChange={({ target }) => set('faulty', target.value)}>
            <option value="">{t('order.result.all')}</option>
            <option value="true">{t('order.result.faulty')}</option>
            <option value="false">{t('order.result.clean')}</option>
          </select>
        </Field>
      </div>
      <Answer of={list as never}>
        {(found: InspectionSummary[]) =>
          found.length === 0 ? (
            <p className="empty">{t('order.none')}</p>
          ) : (
            <section className="card scroll">
              <Rows inspections={found} />
              {list.hasNextPage && (
                <div className="more">
                  <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('web.more')}
                  </button>
                </div>
              )}
              <Exports of="inspections" chosen={chosen} under={t('order.export')} />
            </section>
          )
        }
      </Answer>
    </Page>
  );
}

function Rows({ inspections }: { inspections: InspectionSummary[] }) {
  return (
    <table className="inspections">
      <thead>
        <tr>
          <th scope="col">{t('order.day')}</th>
          <th scope="col">{t('order.number')}</th>
          <th scope="col">{t('order.where')}</th>
          <th scope="col">{t('order.result')}</th>
          <th scope="col">{t('order.by')}</th>
        </tr>
      </thead>
      <tbody>
        {inspections.map((each) => (
          <tr key={each.id}>
            <td>{formatDay(each.inspectedOn)}</td>
            <td>
              <Link href={`/inspections/${each.id}`}>{each.number}</Link>
              <br />
              <span className="faint">{each.checklist[language()]}</span>
            </td>
            <td>{[each.place?.name, each.address, each.area?.name].filter((part) => part != null).join(', ')}</td>
            <td>
              <FaultMark faults={each.faults} />
              <br />
              <span className="faint">{t('order.answered', { count: each.answered })}</span>
            </td>
            <td>
              {each.inspector.name}
              <br />
              <span className="faint">{each.organisation.name}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
