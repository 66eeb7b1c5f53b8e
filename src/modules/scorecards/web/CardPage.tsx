import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatDay } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useGet } from '../../../web/queries.ts';
import type { Scorecard } from '../contract.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { AskedFields } from './AskedFields.tsx';
import { type Asked, gapPath, queryOf, simulatorPath, useAsked } from './asked.ts';
import { LawNotes } from './LawNotes.tsx';
import { LawTable } from './LawTable.tsx';
import { Sheet } from './Sheet.tsx';
import { VerdictCard } from './Verdict.tsx';
import { inWords, periodWords, sentenceOf } from './words.ts';
import './scorecards.css';

/** Bảng điểm: an area by a criteria set, the whole set on one sheet. Without an area, the set itself. */
export default function CardPage() {
  const { set: code } = useParams<{ set: string }>();
  const set = useGet<CriteriaSet>(`/api/v1/scorecards/${code}`);
  return (
    <Answer of={set} bones={<Bones lines={10} />}>
      {(shown) => <CardOf set={shown} />}
    </Answer>
  );
}

function CardOf({ set }: { set: CriteriaSet }) {
  const [asked, change] = useAsked();
  const path = asked.areas.length === 0 ? null : `/api/v1/scorecards/${set.code}/card${queryOf(asked)}`;
  const card = useGet<Scorecard>(path);
  useLive(['scorecard.changed'], () => card.refetch());
  return (
    <Page
      className="scorecard"
      title={inWords(set.name)}
      over={`${inWords(set.instrument.title)} · ${set.instrument.number}`}
      under={
        card.data === undefined ? (
          <>
            {periodWords(set.inForce)}. {path === null && t('cards.choose')}
          </>
        ) : (
          sentenceOf(card.data, set)
        )
      }
      acts={path !== null && <Ways set={set} asked={asked} />}
    >
      <AskedFields set={set} asked={asked} change={change} />
      {path === null ? (
        <LawTable set={set} />
      ) : (
        <Answer of={card} bones={<Bones lines={8} />}>
          {(shown) => (
            <>
              {!shown.inForce && (
                <p className="notice care">{t('cards.not-in-force', { day: formatDay(shown.day) })}</p>
              )}
              {shown.areas.length > 1 && <p className="faint">{t('cards.merge-note')}</p>}
              <div className="card-columns">
                <Sheet card={shown} set={set} />
                <VerdictCard card={shown} set={set} />
              </div>
            </>
          )}
        </Answer>
      )}
      <LawNotes set={set} />
    </Page>
  );
}

function Ways({ set, asked }: { set: CriteriaSet; asked: Asked }) {
  return (
    <>
      <Link className="button primary" href={gapPath(set.code, asked)}>
        {t('cards.to-gap')}
      </Link>
      <Link className="button" href={simulatorPath(set.code, asked)}>
        {t('cards.to-simulator')}
      </Link>
      <button type="button" onClick={() => print()}>
        {t('cards.print')}
      </button>
    </>
  );
}
