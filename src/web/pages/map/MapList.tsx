import { Link } from 'wouter';
import type { MapItem } from '../../../kernel/tiles/contract.ts';
import { capitalised } from '../../capitalised.ts';
import { useRoving } from '../../components/roving.ts';
import { StandingMark } from '../../components/Standing.tsx';
import { formatAge, formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { mapItemPath } from '../../paths.ts';
import { standingOf } from '../../standing.ts';
import { kindWord, stateWord } from './MapFilters.tsx';

interface Props {
  items: MapItem[];
  chosen: string | null;
  fresh: ReadonlySet<string>;
  /** Shows one on the map and goes there; its button takes the keyboard back. */
  show: (item: MapItem, from: HTMLElement) => void;
  several: boolean;
}

/** The twin of the map: the same things by the same filter, the newest first. */
export function MapList({ items, chosen, fresh, show, several }: Props) {
  const now = useNow();
  const roving = useRoving();
  return (
    <ul className="live-list" {...roving}>
      {items.map((item) => (
        <li key={item.id} className={item.id === chosen ? 'chosen-row' : undefined} data-id={item.id}>
          <div className="live-line">
            <StandingMark standing={standingOf(item)} />
            {fresh.has(item.id) && <span className="chip live-fresh">{t('live-map.fresh')}</span>}
            <time className="age" dateTime={item.at} title={formatInstant(item.at)}>
              {t('live-map.came', { age: formatAge(item.at, now) })}
            </time>
          </div>
          <div className="what">
            <Link href={mapItemPath(item.layer, item.id)} data-roving>
              {capitalised(item.title)}
            </Link>
            <p>
              <span>{stateWord(item.state)}</span>
              {several && <span>{kindWord(item.layer)}</span>}
              {item.owner !== null && <span>{item.owner.name}</span>}
              {item.area !== null && <span>{capitalised(item.area.name)}</span>}
            </p>
          </div>
          <button
            type="button"
            className="plain"
            aria-label={t('live-map.show-one', { title: item.title })}
            onClick={({ currentTarget }) => show(item, currentTarget)}
          >
            {t('live-map.show')}
          </button>
        </li>
      ))}
    </ul>
  );
}
