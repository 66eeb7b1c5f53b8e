import { useGet } from '../../../web/queries.ts';
import type { Category } from '../categories/contract.ts';
import type { Report } from '../contract.ts';
import { Answers } from './Answers.tsx';

/** What the category of a report asks, switched off though it may be by now, and what was answered. */
export function Answered({ category, answers }: Pick<Report, 'category' | 'answers'>) {
  const known = useGet<{ items: Category[] }>('/api/v1/report-categories?all=true');
  if (known.data === undefined) return null;
  return (
    <Answers questions={known.data.items.find(({ id }) => id === category.id)?.attributes ?? []} answers={answers} />
  );
}
