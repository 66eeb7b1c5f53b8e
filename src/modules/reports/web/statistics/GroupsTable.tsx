import { query } from '../../../../web/api.ts';
import { Switch } from '../../../../web/components/Switch.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { FiguresOfGroup, Statistics } from '../../statistics/contract.ts';
import { spoken } from '../report-words.ts';
import { AreasOf } from './AreasOf.tsx';
import { type Asked, type Face, faces, instantsOf } from './asked.ts';
import { Caveats } from './Caveats.tsx';
import { FiguresRows } from './FiguresRows.tsx';
import type { Change } from './StatisticsFilters.tsx';

interface Props {
  statistics: Statistics;
  asked: Asked;
  today: string;
  set: (change: Change) => void;
  csv: string;
}

const faceWord = (face: Face): string => t(`statistics-page.by.${face}` satisfies MessageKey);
const isOfAreas = (by: string): boolean => by === 'area' || by === 'neighbourhood';

/** The same figures of each category, unit, area, neighbourhood or door. */
export function GroupsTable({ statistics, asked, today, set, csv }: Props) {
  const { items, total, caveats, by } = statistics;
  const ofAreas = isOfAreas(asked.by);
  const isRestated = asked.areasOf !== null && (ofAreas || (asked.area !== null && asked.by !== 'channel'));
  return (
    <section className="card" aria-labelledby="statistics-groups">
      <header>
        <h2 id="statistics-groups">{t('statistics-page.groups')}</h2>
        <div className="acts">
          <a className="button" href={csv} download>
            {t('statistics-page.csv')}
          </a>
        </div>
      </header>
      <div className="body groups-choice">
        <Switch
          label={t('statistics-page.by')}
          choices={faces.map((face) => [face, faceWord(face)] as const)}
          chosen={asked.by}
          choose={(face) => set({ by: face === 'category' ? null : face })}
        />
        {ofAreas && asked.area === null && <AreasOf asked={asked} today={today} set={set} />}
      </div>
      {items.length === 0 ? (
        <p className="empty">{t('statistics-page.nothing')}</p>
      ) : (
        <>
          <FiguresRows
            caption={t('statistics-page.groups-by', { by: by === asked.by ? faceWord(asked.by) : '' })}
            first={faceWord(asked.by)}
            rows={items.map((item) => ({ ...item, name: spoken(item.name), to: listOf(item, asked) }))}
            hours={asked.hours}
            ofAreas={ofAreas}
            total={total}
          />
          <div className="body">
            <p className="faint">
              {t(`statistics-page.hours-told.${asked.hours}` satisfies MessageKey)} {t('statistics-page.few-told')}{' '}
              {asked.by !== 'channel' && t('statistics-page.list-told')}{' '}
              {isRestated && t('statistics-page.list-of-then')}
            </p>
            <Caveats caveats={caveats} codes={['areas-not-restated', 'population-unknown', 'small-numbers']} />
          </div>
        </>
      )}
    </section>
  );
}

/** The reports behind a row, as the list of reports is asked for them. */
function listOf({ key }: FiguresOfGroup, { by, from, until, category, owner, area }: Asked): string | undefined {
  if (key === null || by === 'channel') return undefined;
  const own = {
    category: { category: key },
    organisation: { owner: key },
    area: { area: key },
    neighbourhood: { area: key },
  };
  return `/reports${query({ category, owner, area, ...own[by], ...instantsOf(from, until) })}`;
}
