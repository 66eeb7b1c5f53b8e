import { useCallback, useState } from 'react';
import type { Category } from '../../../modules/reports/categories/contract.ts';
import type { Report } from '../../../modules/reports/contract.ts';
import { Answers } from '../../../modules/reports/web/Answers.tsx';
import { Bones, sentenceOf } from '../../components/Answer.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { lonLat } from '../../map/shown.ts';
import { type KeptAnswer, useKept } from '../kept.ts';
import { keptPicture } from '../pictures.ts';
import { categoriesPath, reportPhotoPath } from './page.ts';
import { Picture } from './parts.tsx';
import './reported.css';

/** What a citizen or an officer said, where, and what they showed. */
export function Reported({
  report: { value: report, problem },
  account,
}: {
  report: KeptAnswer<Report>;
  account: string;
}) {
  if (report === undefined) {
    if (problem === null) return <Bones lines={3} />;
    return <p className="notice care">{problem.status === 0 ? t('field.reported.absent') : sentenceOf(problem)}</p>;
  }
  const { number, reportedAt, text, address, position, photoItems } = report;
  const [lon, lat] = position === null ? [] : lonLat(position.coordinates);
  return (
    <section className="card padded reported" aria-label={t('field.reported')}>
      <h2>{t('field.reported')}</h2>
      <p className="small dim">
        {number} · {formatInstant(reportedAt)}
      </p>
      {text !== null && <blockquote>{text}</blockquote>}
      {(address !== null || lat !== undefined) && (
        <p className="where">
          <span>{address}</span>
          {lat !== undefined && (
            <a className="button" href={`geo:${lat},${lon}?q=${lat},${lon}`}>
              {t('field.route.go')}
            </a>
          )}
        </p>
      )}
      {photoItems.length > 0 && (
        <ul className="shown">
          {photoItems.map(({ id, kind }, index) => (
            <Shown key={id} path={reportPhotoPath(report.id, id)} kind={kind} number={index + 1} account={account} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What the category asks and what was answered. */
export function Asked({ report: { inside, category, answers }, account }: { report: Report; account: string }) {
  const { value: categories } = useKept<{ items: Category[] }>(account, categoriesPath);
  if (!inside || categories === undefined) return null;
  return (
    <Answers questions={categories.items.find(({ id }) => id === category.id)?.attributes ?? []} answers={answers} />
  );
}

interface ShownProps {
  path: string;
  kind: 'before' | 'after';
  number: number;
  account: string;
}

/** A photo, larger when touched. */
function Shown({ path, kind, number, account }: ShownProps) {
  const [large, enlarge] = useState(false);
  const read = useCallback((name: string) => keptPicture(account, name), [account]);
  return (
    <li className={large ? 'large' : undefined}>
      <button type="button" className="plain" aria-pressed={large} onClick={() => enlarge(!large)}>
        <Picture
          name={path}
          read={read}
          alt={t(`field.reported.photo.${kind}`, { number })}
          absent={<span className="small dim">{t('field.photo.absent')}</span>}
        />
      </button>
      <span className="chip">{t(`field.reported.${kind}`)}</span>
    </li>
  );
}
