import { useQuery } from '@tanstack/react-query';
import { send } from '../../../web/api.ts';
import { t } from '../../../web/language.ts';
import type { LonLat } from '../../../web/map/shown.ts';
import type { Category } from '../categories/contract.ts';
import { categoryIcon } from './category-icons.tsx';
import { spoken } from './report-words.ts';
import { useRested } from './use-rested.ts';

interface Props {
  categories: readonly Category[];
  chosen: string | null;
  choose: (code: string) => void;
  text: string;
  pin: LonLat | null;
  wrong: string | undefined;
}

const fewLetters = 8;

/** Every category with its picture; what the words and the place suggest stands first and can be passed over. */
export function CategoryField({ categories, chosen, choose, text, pin, wrong }: Props) {
  const suggested = useSuggested(text, pin);
  const likely = suggested.flatMap((code) => categories.filter((category) => category.code === code));
  const groups = [...new Map(categories.map(({ group }) => [group?.vi ?? '', group])).values()];
  const choice = (category: Category) => (
    <label key={category.code} className={chosen === category.code ? 'category chosen' : 'category'}>
      <input
        type="radio"
        name="category"
        value={category.code}
        checked={chosen === category.code}
        onChange={() => choose(category.code)}
      />
      {categoryIcon(category.icon)}
      <span>{spoken(category.name)}</span>
    </label>
  );
  return (
    <fieldset className="card padded report-part categories">
      <legend>{t('report-page.category')}</legend>
      {wrong !== undefined && <p className="wrong">{wrong}</p>}
      {likely.length > 0 && (
        <div className="category-group" role="status">
          <h3>{t('report-page.category.suggested')}</h3>
          <div className="category-choices">{likely.map(choice)}</div>
        </div>
      )}
      {groups.map((group) => {
        const own = categories.filter((category) => category.group?.vi === group?.vi && !likely.includes(category));
        return (
          own.length > 0 && (
            <div key={group?.vi ?? ''} className="category-group">
              {group !== null && <h3>{spoken(group)}</h3>}
              <div className="category-choices">{own.map(choice)}</div>
            </div>
          )
        );
      })}
    </fieldset>
  );
}

/** Codes of categories, the likeliest first; nothing while one types, and nothing if nobody can tell. */
function useSuggested(text: string, pin: LonLat | null): string[] {
  const rested = useRested(text);
  const body = { text: rested, ...(pin === null ? {} : { position: { type: 'Point', coordinates: pin } }) };
  const { data } = useQuery({
    queryKey: ['report-category-suggestions', body],
    queryFn: () => send<{ items: { code: string }[] }>('/api/v1/report-category-suggestions', { body }),
    enabled: rested.length >= fewLetters,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return rested.length < fewLetters ? [] : (data?.items.map(({ code }) => code) ?? []);
}
