import type { Category } from '../../../modules/reports/categories/contract.ts';
import type { Named } from '../../components/Chooser.tsx';
import { formatInstant } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useGet } from '../../queries.ts';
import { type MapPageAsked, windowOf } from './asked.ts';
import { choiceWord, kindWord, stateWord } from './MapFilters.tsx';
import { spanWord } from './TimeSlider.tsx';

/** On paper, instead of the controls: what is shown, and as of when. */
export function FilterInWords({ asked, today }: { asked: MapPageAsked; today: string }) {
  const now = useNow();
  const { layers, standing, state, owner, category } = asked;
  const chosenOwner = useGet<Named>(owner === null ? null : `/api/v1/organisations/${owner}`).data;
  const categories = useGet<{ items: Category[] }>(category === null ? null : '/api/v1/report-categories').data?.items;
  const period = windowOf(asked, today);
  const conditions: [MessageKey, string | undefined][] = [
    ['live-map.kinds', layers.map(kindWord).join(', ')],
    ['live-map.standing', choiceWord(standing)],
    ['live-map.state', state === null ? undefined : stateWord(state)],
    ['live-map.time', period === null ? undefined : spanWord(period)],
    ['live-map.owner', chosenOwner?.name],
    ['live-map.category', categories?.find(({ id }) => id === category)?.name[language()]],
  ];
  const said = conditions.flatMap(([name, word]) => (word === undefined ? [] : [`${t(name)}: ${word}`]));
  return <p className="live-said">{[...said, t('live-map.as-of', { at: formatInstant(now) })].join(' · ')}</p>;
}
