import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'wouter';
import type { DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { Switch } from '../../components/Switch.tsx';
import { formatInstant } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { useGet } from '../../queries.ts';
import { askedInOrder, askedOf } from './asked.ts';
import { DataChart } from './DataChart.tsx';
import { DataMap } from './DataMap.tsx';
import { DataTable } from './DataTable.tsx';
import { Downloads, PartDownloads } from './Downloads.tsx';
import { Filters } from './Filters.tsx';
import { stepWord } from './steps.ts';
import { formatBytes } from './words.ts';
import './data.css';

/** One set: what it holds, its files, and the data itself as a table, a chart and a map. */
export default function DataSetPage() {
  const { id = '' } = useParams<{ id: string }>();
  const set = useGet<DataSetDetail>(`/api/v1/data-sets/${encodeURIComponent(id)}`);
  if (set.data !== undefined) return <Shown set={set.data} />;
  return (
    <Page title={t('data.title')} over={<Link href="/data">{t('data.all-sets')}</Link>}>
      <Answer of={set} bones={<Bones lines={10} />}>
        {() => null}
      </Answer>
    </Page>
  );
}

type View = 'table' | 'chart' | 'map';

function Shown({ set }: { set: DataSetDetail }) {
  const [search, ask] = useSearchParams();
  const isCounted = set.fields.some(({ counted }) => counted);
  const views: View[] = ['table', ...(isCounted ? (['chart'] as const) : []), ...(set.onMap ? (['map'] as const) : [])];
  const view = views.find((each) => each === search.get('view')) ?? 'table';
  const change = (name: string, value: string) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const asked = askedOf(set, search);
  const sort = search.get('sort');
  const call = `/api/v1/data-sets/${set.id}/records${askedInOrder(asked, sort)}`;
  return (
    <Page title={set.title} over={<Link href="/data">{t('data.all-sets')}</Link>} under={set.description} acts={<CopyLink />}>
      <section className="card data-look" aria-labelledby="data-look">
        <header>
          <h2 id="data-look">{t('data.look')}</h2>
          {views.length > 1 && (
            <Switch
              label={t('data.show-as')}
              choices={views.map((each): [View, string] => [each, t(`data.${each}` satisfies MessageKey)])}
              chosen={view}
              choose={(chosen) => change('view', chosen === 'table' ? '' : chosen)}
            />
          )}
        </header>
        <Filters set={set} search={search} change={change} />
        {view === 'table' && <DataTable set={set} asked={asked} sort={sort} order={(next) => change('sort', next)} />}
        {view === 'chart' && <DataChart set={set} asked={asked} search={search} change={change} />}
        {view === 'map' && <DataMap set={set} asked={asked} />}
        {asked !== '' && <PartDownloads set={set} asked={asked} />}
        <div className="data-call">
          <p className="dim">{t('data.api-call')}</p>
          <a href={call}>
            <code>{decodeURIComponent(`${location.origin}${call}`.replaceAll('+', ' '))}</code>
          </a>
        </div>
      </section>
      <section className="card padded data-downloads" aria-labelledby="data-files">
        <h2 id="data-files">{t('data.download')}</h2>
        <Downloads set={set} />
        <p className="dim">
          {set.madeAt === null ? t('data.not-made') : t('data.made', { at: formatInstant(set.madeAt) })}. {t('data.whole')}
        </p>
      </section>
      <About set={set} />
    </Page>
  );
}

function About({ set }: { set: DataSetDetail }) {
  return (
    <section className="card padded" aria-labelledby="data-about">
      <h2 id="data-about">{t('data.about')}</h2>
      <dl className="data-facts">
        <dt>{t('data.licence')}</dt>
        <dd>
          <a href={set.licence.url} rel="license">
            {set.licence.name}
          </a>
        </dd>
        <dt>{t('data.freshness')}</dt>
        <dd>{set.freshness}</dd>
        <dt>{t('data.history')}</dt>
        <dd>{set.history}</dd>
        {set.features !== null && (
          <>
            <dt>{t('data.layer')}</dt>
            <dd>
              <a href={`${set.features}?f=html`}>{t('data.ogc')}</a>
            </dd>
          </>
        )}
      </dl>
      {set.editions.length > 0 && (
        <details>
          <summary>{t('data.editions')}</summary>
          <ul className="data-files">
            {set.editions.map(({ month, url, sizeBytes }) => (
              <li key={month}>
                <a className="button" href={url} download aria-label={t('data.edition-as', { month: stepWord(month) })}>
                  {stepWord(month)} <span className="dim num">{formatBytes(sizeBytes)}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{t('data.fields')}</summary>
        <div className="data-wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('data.field')}</th>
                <th scope="col">{t('data.meaning')}</th>
                <th scope="col">{t('data.type')}</th>
              </tr>
            </thead>
            <tbody>
              {set.fields.map(({ name, title, type }) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>{title}</td>
                  <td>{t(`data.type.${type}` satisfies MessageKey)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function CopyLink() {
  const [told, tell] = useState('');
  const copy = () =>
    navigator.clipboard === undefined
      ? tell(t('data.not-copied'))
      : navigator.clipboard.writeText(location.href).then(
          () => tell(t('data.copied')),
          () => tell(t('data.not-copied')),
        );
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {t('data.copy-link')}
      </button>
      <span role="status" className="dim">
        {told}
      </span>
    </>
  );
}
