import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { DataRecord, DataSetDetail } from '../../../kernel/open-data/contract.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { dayOf } from '../../format.ts';
import { t } from '../../language.ts';
import { useGround } from '../../map/ground.ts';
import { MapView } from '../../map/MapView.tsx';
import type { MapContent, MapPoint } from '../../map/shown.ts';
import { useNow } from '../../now.ts';
import { useList } from '../../queries.ts';
import { textField } from './asked.ts';

/** The records of the table as points; the table is the list twin of this map. */
export function DataMap({ set, asked }: { set: DataSetDetail; asked: string }) {
  const records = useList<DataRecord>(`/api/v1/data-sets/${set.id}/records${asked}${asked === '' ? '?' : '&'}limit=200`);
  const ground = useGround(dayOf(useNow()));
  const [, go] = useLocation();
  const name = textField(set)?.name ?? '';
  const points = useMemo(() => (records.data ?? []).flatMap((record) => pointOf(record, name)), [records.data, name]);
  const content: MapContent | null = useMemo(
    () => (ground === null ? null : { areas: ground.areas, shapes: ground.shapes, points }),
    [ground, points],
  );
  if (records.isError) {
    return <ProblemNotice error={records.error} title={t('web.problem.load')} retry={() => void records.refetch()} />;
  }
  const open = (id: string | null) => {
    const page = records.data?.find((record) => record.id === id)?.page;
    if (page !== null && page !== undefined) go(page);
  };
  return (
    <div className="data-map">
      {content === null || records.isPending ? (
        <Bones lines={1} tall />
      ) : (
        <MapView tall label={set.title} content={content} chosen={null} choose={open} />
      )}
      <p className="dim">
        {t('data.on-map-shown', { count: points.length })}{' '}
        {records.hasNextPage && (
          <button type="button" className="plain" onClick={() => void records.fetchNextPage()}>
            {t('web.more')}
          </button>
        )}
      </p>
      {ground?.sketch === true && <p className="faint">{t('map.sketch')}</p>}
    </div>
  );
}

function pointOf({ id, values, lon, lat }: DataRecord, name: string): MapPoint[] {
  if (lon === null || lat === null) return [];
  return [{ id, name: String(values[name] ?? ''), position: [lon, lat], standing: 'place', count: 1 }];
}
