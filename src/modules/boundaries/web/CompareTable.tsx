import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { get } from '../../../web/api.ts';
import { Bones, sentenceOf } from '../../../web/components/Answer.tsx';
import { formatNumber } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import type { Findings, ScenarioSummary } from '../contract.ts';
import { standardsOf } from './plan-state.ts';
import { countWords, km2Of, km2Words, spanOf } from './words.ts';

/** Scenarios side by side: one column each, the same figures in the same rows. */
export function CompareTable({ scenarios }: { scenarios: ScenarioSummary[] }) {
  const found = useQueries({
    queries: scenarios.map(({ id }) => ({
      queryKey: [`/api/v1/boundaries/${id}/findings`],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Findings>(`/api/v1/boundaries/${id}/findings`, signal),
    })),
  });
  const row = (word: string, tell: (findings: Findings) => ReactNode, isFirst = false) => (
    <tr>
      <th scope="row">{word}</th>
      {found.map(({ data, error }, i) => (
        <td key={scenarios[i]?.id}>
          {data !== undefined ? tell(data) : error === null ? '…' : isFirst ? sentenceOf(error) : '–'}
        </td>
      ))}
    </tr>
  );
  return (
    <section className="card compared" aria-labelledby="compared">
      <header>
        <h2 id="compared">{t('boundaries.compare.title')}</h2>
      </header>
      {found.every(({ isPending }) => isPending) ? (
        <Bones lines={5} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled with the keyboard too
        <section className="sideways" tabIndex={0} aria-label={t('boundaries.compare.table')}>
          <table>
            <thead>
              <tr>
                <td />
                {scenarios.map(({ id, name }) => (
                  <th key={id} scope="col">
                    <Link href={`/boundaries/${id}`}>{name}</Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {row(
                t('boundaries.compare.units'),
                ({ units }) => units.map(({ fullName }) => fullName).join('; '),
                true,
              )}
              {row(t('boundaries.compare.smallest'), (findings) =>
                spanWords(
                  spanOf(findings, ({ population }) => population.value),
                  formatNumber,
                ),
              )}
              {row(t('boundaries.compare.size'), (findings) => spanWords(spanOf(findings, km2Of), km2Words))}
              {row(t('boundaries.compare.standards'), standardsWords)}
              {row(t('boundaries.compare.work'), ({ units }) =>
                countWords({
                  n: units.reduce((sum, { counts }) => sum + counts.openWork.n, 0),
                  estimated: units.some(({ counts }) => counts.openWork.estimated),
                }),
              )}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

const spanWords = (span: [number, number] | null, words: (value: number) => string): string => {
  if (span === null) return t('boundaries.result.unknown');
  return span[0] === span[1] ? words(span[0]) : `${words(span[0])} – ${words(span[1])}`;
};

function standardsWords({ units }: Findings): string {
  const counted = units.map(standardsOf);
  const sum = (of: 'met' | 'of') => counted.reduce((total, one) => total + one[of], 0);
  return t('boundaries.result.met', { met: sum('met'), of: sum('of') });
}
