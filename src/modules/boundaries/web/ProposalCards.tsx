import { Field } from '../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import { type Page, useGet } from '../../../web/queries.ts';
import type { SetSummary } from '../../scorecards/contract.ts';
import type { Member, Plan, Proposal } from '../contract.ts';
import { change as changeOne, giveUp } from './plan-state.ts';
import { inWords } from './words.ts';

interface Props {
  plan: Plan;
  day: string;
  nameOf: (unitId: string) => string;
  change: (plan: Plan) => void;
}

const kinds = ['ward', 'commune', 'township', 'special-zone'] as const;

/** Each new unit: what it is called, what kind it is, which special cases of the law apply to it. */
export function ProposalCards({ plan, day, nameOf, change }: Props) {
  const sets = useGet<Page<SetSummary>>(`/api/v1/scorecards?inForceOn=${day}`);
  if (plan.proposals.length === 0) return <p className="card padded dim">{t('boundaries.proposed.none')}</p>;
  return (
    <section className="proposals" aria-label={t('boundaries.proposed')}>
      {plan.proposals.map((proposal, i) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a new unit has nothing else that stays
          key={i}
          className="card padded proposal"
        >
          <legend className="unseen">{t('boundaries.proposed.nth', { n: i + 1, name: proposal.name })}</legend>
          <p className="small dim">
            {t('boundaries.proposed.from', { members: proposal.members.map((m) => memberWords(m, nameOf)).join(', ') })}
          </p>
          <ProposalFields
            proposal={proposal}
            cases={casesFor(proposal, sets.data?.items ?? [])}
            change={(to) => change(changeOne(plan, i, to))}
          />
          <div className="acts">
            <button
              type="button"
              aria-label={t('boundaries.proposed.give-up', { name: proposal.name })}
              onClick={() => change(giveUp(plan, i))}
            >
              {t('boundaries.proposed.remove')}
            </button>
          </div>
        </fieldset>
      ))}
    </section>
  );
}

interface FieldsProps {
  proposal: Proposal;
  cases: SetSummary['cases'];
  change: (to: Partial<Proposal>) => void;
}

function ProposalFields({ proposal, cases, change }: FieldsProps) {
  return (
    <>
      <div className="proposal-fields">
        <Field label={t('boundaries.proposed.kind')}>
          <select
            value={proposal.kind}
            onChange={({ target }) => change({ kind: target.value as Proposal['kind'], cases: [] })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`boundaries.kind.${kind}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('boundaries.proposed.name')}>
          <input value={proposal.name} maxLength={200} onChange={({ target }) => change({ name: target.value })} />
        </Field>
        <Field label={t('boundaries.proposed.code')} optional>
          <input
            value={proposal.code ?? ''}
            maxLength={32}
            inputMode="numeric"
            onChange={({ target }) => change({ code: target.value.trim() === '' ? null : target.value.trim() })}
          />
        </Field>
      </div>
      {cases.length > 0 && (
        <details>
          <summary>{t('boundaries.proposed.cases')}</summary>
          {cases.map(({ code, name }) => (
            <label key={code} className="check">
              <input
                type="checkbox"
                checked={proposal.cases.includes(code)}
                onChange={({ target }) =>
                  change({
                    cases: target.checked
                      ? [...proposal.cases, code]
                      : proposal.cases.filter((other) => other !== code),
                  })
                }
              />
              {inWords(name)}
            </label>
          ))}
        </details>
      )}
    </>
  );
}

const memberWords = ({ unitId, side }: Member, nameOf: (id: string) => string): string =>
  side === 'whole' ? nameOf(unitId) : t(`boundaries.side.${side}` satisfies MessageKey, { name: nameOf(unitId) });

/** The cases of every set about this kind, each once. */
const casesFor = ({ kind }: Proposal, sets: SetSummary[]): SetSummary['cases'] => [
  ...new Map(
    sets.filter(({ about }) => about === kind).flatMap(({ cases }) => cases.map((one) => [one.code, one] as const)),
  ).values(),
];
