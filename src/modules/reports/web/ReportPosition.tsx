import { useMemo } from 'react';
import { dayOf, formatDegrees } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useGround } from '../../../web/map/ground.ts';
import { MapView } from '../../../web/map/MapView.tsx';
import { lonLat, type MapContent } from '../../../web/map/shown.ts';
import { useNow } from '../../../web/now.ts';
import type { Report } from '../contract.ts';
import { reportStanding } from './report-words.ts';

/** Where it was seen, on the map and in numbers. */
export function ReportPosition({ report }: { report: Report }) {
  const ground = useGround(dayOf(useNow()));
  const position = report.position === null ? null : lonLat(report.position.coordinates);
  const standing = reportStanding(report);
  const content: MapContent | null = useMemo(
    () =>
      ground === null || position === null
        ? null
        : {
            areas: ground.areas,
            shapes: ground.shapes,
            points: [{ id: report.id, name: report.number, position, standing, count: 1 }],
          },
    [ground, position, report.id, report.number, standing],
  );
  if (position === null) return <p className="card padded dim">{t('report-page.no-position')}</p>;
  return (
    <section className="card padded" aria-labelledby="report-place">
      <h2 id="report-place">{t('report-page.where')}</h2>
      {content !== null && <MapView label={t('report-page.map')} content={content} />}
      <p className="small dim">
        {formatDegrees(position[0])}, {formatDegrees(position[1])}
        {report.positionNote !== null && ` · ${t(`reports.note.${report.positionNote}`)}`}
      </p>
    </section>
  );
}
