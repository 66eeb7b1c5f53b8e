import { Link } from 'wouter';
import type { DataSetSummary } from '../../../kernel/open-data/contract.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { type Page as PageOfList, useGet } from '../../queries.ts';
import { Downloads } from './Downloads.tsx';
import './data.css';

/** Dữ liệu mở: every set, what it is, how fresh, and its files. */
export default function DataPage() {
  const sets = useGet<PageOfList<DataSetSummary>>('/api/v1/data-sets');
  return (
    <Page title={t('data.title')} under={t('data.under')}>
      <Answer of={sets} bones={<Bones lines={10} />}>
        {({ items }) => (
          <ul className="data-sets">
            {items.map((set) => (
              <DataSetCard key={set.id} set={set} />
            ))}
          </ul>
        )}
      </Answer>
      <section className="data-programs" aria-labelledby="data-programs">
        <h2 id="data-programs">{t('data.for-programs')}</h2>
        <ul>
          <li>
            <a href="/data/catalogue.jsonld">{t('data.catalogue')}</a>
          </li>
          <li>
            <a href="/ogc?f=html">{t('data.ogc')}</a>
          </li>
          <li>
            <a href="/api/docs">{t('data.api')}</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}

function DataSetCard({ set }: { set: DataSetSummary }) {
  return (
    <li className="card padded">
      <h2>
        <Link href={`/data/${set.id}`}>{set.title}</Link>
      </h2>
      <p>{set.description}</p>
      <p className="dim">
        {[
          ...(set.records === null ? [] : [t('data.records', { count: set.records })]),
          ...(set.onMap ? [t('data.on-map')] : []),
          set.licence.name,
        ].join(' · ')}
      </p>
      <Downloads set={set} />
      <p className="faint">{set.madeAt === null ? t('data.not-made') : t('data.made', { at: formatInstant(set.madeAt) })}</p>
    </li>
  );
}
