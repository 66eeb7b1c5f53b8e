import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import { type Page as ListPage, useGet } from '../../../web/queries.ts';
import type { Scorecard, SetSummary } from '../contract.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { AskedFields } from './AskedFields.tsx';
import { cardPath } from './asked.ts';
import { TriedTable } from './TriedTable.tsx';
import { type Tried, useSimulation } from './use-simulation.ts';
import { VerdictCard } from './Verdict.tsx';
import { between, inWords, verdictOf } from './words.ts';
import './scorecards.css';

/** Thử thay đổi: as it is beside as it would be, with other figures, areas, another day or another law. */
export default function SimulatorPage() {
  const { set: code } = useParams<{ set: string }>();
  const set = useGet<CriteriaSet>(`/api/v1/scorecards/${code}`);
  return (
    <Answer of={set} bones={<Bones lines={10} />}>
      {(shown) => <Simulator set={shown} />}
    </Answer>
  );
}

function Simulator({ set }: { set: CriteriaSet }) {
  const { now, tried, cards, change } = useSimulation(set.code);
  const other = useGet<CriteriaSet>(tried.set === set.code ? null : `/api/v1/scorecards/${tried.set}`);
  const triedSet = tried.set === set.code ? set : other.data;
  const [before, after] = cards.data?.items ?? [];
  const isTried = JSON.stringify([{ ...now, set: set.code }, {}]) !== JSON.stringify([asOne(tried), tried.changes]);
  return (
    <Page
      className="scorecard"
      title={t('simulator.title')}
      over={<Link href={cardPath(set.code, now)}>{inWords(set.name)}</Link>}
      under={before === undefined || after === undefined ? t('simulator.under') : saysOf(before, after, isTried)}
      acts={
        isTried && (
          <button type="button" onClick={() => change({ set: set.code, ...now, changes: {} })}>
            {t('simulator.clear')}
          </button>
        )
      }
    >
      <div className="tried-fields">
        <LawField chosen={tried.set} choose={(next) => change({ set: next, cases: [], changes: {} })} />
        {triedSet !== undefined && <AskedFields set={triedSet} asked={tried} change={change} />}
      </div>
      {now.areas.length === 0 ? (
        <p className="card padded dim">{t('cards.choose')}</p>
      ) : (
        <Answer of={cards} bones={<Bones lines={8} />}>
          {() =>
            before !== undefined &&
            after !== undefined &&
            triedSet !== undefined &&
            after.set === triedSet.code && (
              <>
                <div className="before-after">
                  <VerdictCard card={before} set={set} title={t('simulator.now')} />
                  <VerdictCard card={after} set={triedSet} title={t('simulator.then')} />
                </div>
                {after.areas.length > 1 && <p className="faint">{t('cards.merge-note')}</p>}
                <TriedTable
                  before={before}
                  after={after}
                  set={triedSet}
                  changes={tried.changes}
                  change={(changes) => change({ changes })}
                />
              </>
            )
          }
        </Answer>
      )}
    </Page>
  );
}

const asOne = ({ areas, day, cases, set }: Tried) => ({ areas, day, cases, set });

function saysOf(before: Scorecard, after: Scorecard, isTried: boolean): string {
  if (!isTried) return `${t('simulator.says.same')} ${t('simulator.under')}`;
  const side = (card: Scorecard) =>
    `${between(card.total)} (${t(`cards.verdict.${verdictOf(card)}` satisfies MessageKey)})`;
  return t('simulator.says', { before: side(before), after: side(after) });
}

function LawField({ chosen, choose }: { chosen: string; choose: (set: string) => void }) {
  const sets = useGet<ListPage<SetSummary>>('/api/v1/scorecards');
  return (
    <Field label={t('simulator.law')}>
      <select value={chosen} onChange={({ target }) => choose(target.value)}>
        {(sets.data?.items ?? []).map(({ code, name }) => (
          <option key={code} value={code}>
            {inWords(name)}
          </option>
        ))}
      </select>
    </Field>
  );
}
