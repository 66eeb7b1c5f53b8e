import { useId, useMemo } from 'react';
import { Link } from 'wouter';
import { Chart, type ChartShown } from '../../../../web/components/Chart.tsx';
import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { BalanceOf, Division } from '../../balance/contract.ts';
import { inWords, missingWords, periodWords, unitWord } from '../words.ts';

interface Props {
  balance: BalanceOf;
  division: Division;
  drop: () => void;
}

const rounded = (ratio: number): string => formatNumber(Math.round(ratio * 100) / 100);

/** One indicator of the groups: what one would say, their latest figures, their courses, and the gap over time. */
export function BalanceCard({ balance, division, drop }: Props) {
  const { indicator, groups, periods } = balance;
  const id = useId();
  const name = inWords(indicator.name);
  const names = division.groups.map((group) => inWords(group.name));
  const shown = useMemo((): ChartShown => {
    const starts = new Map(
      groups.flatMap(({ points }) => points.map(({ period, startsOn, endsOn }) => [period, { startsOn, endsOn }])),
    );
    const all = [...starts].sort(([, a], [, b]) => (a.startsOn < b.startsOn ? -1 : 1));
    const figureOf = (group: BalanceOf['groups'][number], period: string) =>
      group.points.find((point) => point.period === period)?.value ?? null;
    return {
      unit: unitWord(indicator.unit),
      points: all.map(([period, { endsOn }]) => ({ label: periodWords(period), at: Date.parse(endsOn) })),
      lines: groups.map((group, i) => ({
        name: names[i] ?? '',
        as: 'line',
        values: all.map(([period]) => figureOf(group, period)),
      })),
    };
  }, [indicator, groups, names]);
  const hasCourse = shown.lines.some(({ values }) => values.filter((value) => value !== null).length > 1);
  return (
    <article className="card padded balance-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <Link href={`/indicators/${indicator.code}`}>{name}</Link>
        </h2>
        <button type="button" className="plain" aria-label={t('balance.drop', { name })} onClick={drop}>
          ×
        </button>
      </header>
      <p className="balance-says">{saysOf(balance, names)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('balance.group')}</th>
            <th scope="col" className="right">
              {unitWord(indicator.unit)}
            </th>
            <th scope="col">{t('balance.period')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ groupId, points }, i) => {
            const latest = points.findLast(({ value }) => value !== null);
            const missing = points.at(-1)?.missing ?? null;
            return (
              <tr key={groupId}>
                <th scope="row">{names[i]}</th>
                {latest === undefined || latest.value === null ? (
                  <td colSpan={2} className="faint">
                    {missing === null ? t('balance.no-figure') : missingWords(missing)}
                  </td>
                ) : (
                  <>
                    <td className="right num">{formatNumber(latest.value)}</td>
                    <td>{periodWords(latest.period)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {hasCourse && (
        <Chart
          title={name}
          pointsAre={t('balance.period')}
          shown={shown}
          fileName={`${indicator.code}-balance`}
          height={200}
          note={periods.length > 1 ? gapOf(periods) : undefined}
        />
      )}
    </article>
  );
}

/** "2025: Thành thị hơn Nông thôn 1,8 lần." and whether the gap grew. */
function saysOf({ indicator, periods }: BalanceOf, names: readonly string[]): string {
  const last = periods.at(-1);
  if (last === undefined || last.best === null || last.worst === null) return t('balance.says-none');
  const told = {
    period: periodWords(last.period),
    best: names[last.best] ?? '',
    worst: names[last.worst] ?? '',
    ratio: rounded(last.ratio ?? 0),
  };
  if (last.best === last.worst || last.ratio === 1) return t('balance.says-equal', { period: told.period });
  if (last.ratio === null)
    return t('balance.says-no-ratio', { period: told.period, best: told.best, worst: told.worst });
  const says = t(indicator.direction === 'neither' ? 'balance.says-neither' : 'balance.says', told);
  const before = periods.find(({ ratio }) => ratio !== null);
  if (before === undefined || before === last || before.ratio === null || rounded(before.ratio) === told.ratio)
    return says;
  const key = last.ratio > before.ratio ? 'balance.wider' : 'balance.narrower';
  return `${says} ${t(key, { since: periodWords(before.period), before: rounded(before.ratio) })}`;
}

/** The ratio of each period, the oldest first. */
const gapOf = (periods: BalanceOf['periods']): string =>
  `${t('balance.ratio')}: ${periods
    .map(({ period, ratio }) => `${periodWords(period)} ${ratio === null ? '–' : rounded(ratio)}`)
    .join(' · ')}`;
