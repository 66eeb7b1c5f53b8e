import { useState } from 'react';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import type { Scorecard } from '../contract.ts';
import type { CriteriaSet, Standard } from '../criteria-set.ts';
import { givenOf, ValueField } from './FigureDialog.tsx';
import { between, type Given, inWords, shapeOfState, signed, stateOf, valueWords } from './words.ts';

type Scored = Scorecard['standards'][number];

interface Props {
  before: Scorecard;
  after: Scorecard;
  /** The set of `after`. */
  set: CriteriaSet;
  changes: Record<string, Given>;
  change: (changes: Record<string, Given>) => void;
}

/** Each standard of the law tried: its figure as it is, a field for another, and what that changes. */
export function TriedTable({ before, after, set, changes, change }: Props) {
  const was = new Map(before.set === after.set ? before.standards.map((scored) => [scored.code, scored]) : []);
  const is = new Map(after.standards.map((scored) => [scored.code, scored]));
  const put = (code: string, given: Given | null) => {
    const { [code]: _, ...others } = changes;
    change(given === null ? others : { ...others, [code]: given });
  };
  return (
    <section className="card sheet tried" aria-label={t('cards.sheet')}>
      {set.groups.map((group) => (
        <table key={group.code}>
          <caption>
            <span className="group-name">
              {group.code} {inWords(group.name)}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('cards.standard')}</th>
              <th scope="col">{t('simulator.figure')}</th>
              <th scope="col" className="right">
                {t('cards.points')}
              </th>
              <th scope="col" className="right">
                {t('simulator.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {group.standards.map((standard) => (
              <TriedRow
                key={`${set.code} ${standard.code}`}
                standard={standard}
                was={was.get(standard.code)}
                is={is.get(standard.code)}
                given={changes[standard.code]}
                put={(given) => put(standard.code, given)}
              />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

interface RowProps {
  standard: Standard;
  was: Scored | undefined;
  is: Scored | undefined;
  given: Given | undefined;
  put: (given: Given | null) => void;
}

function TriedRow({ standard, was, is, given, put }: RowProps) {
  const [text, type] = useState(given === undefined ? '' : String(given));
  if (is === undefined) return null;
  const known = given === undefined ? is : was; // what stands there unless something is typed
  const state = stateOf(is);
  const difference = was === undefined ? null : is.low - was.low;
  const wrong = text.trim() !== '' && givenOf(standard, text) === null;
  const shown = given === undefined && text !== '' && !wrong ? '' : text; // cleared from outside
  return (
    <tr>
      <th scope="row">
        <span className="faint">{standard.code}</span> {inWords(standard.name)}
      </th>
      <td data-label={t('simulator.figure')}>
        <ValueField
          label={t('simulator.value-of', { name: inWords(standard.name) })}
          standard={standard}
          value={shown}
          wrong={wrong ? t('cards.figure.number-wrong') : undefined}
          empty={known?.value == null ? t('cards.state.no-value') : valueWords(standard, known.value)}
          setValue={(next) => {
            type(next);
            const read = givenOf(standard, next);
            if (read !== null || next.trim() === '') put(read);
          }}
        />
      </td>
      <td className="right" data-label={t('cards.points')}>
        <strong>{between(is)}</strong>
        <StandingMark standing={shapeOfState[state]} word={t(`cards.state.${state}` satisfies MessageKey)} />
      </td>
      <td className="right" data-label={t('simulator.difference')}>
        {difference === null || Math.abs(difference) < 1e-9 ? <span className="faint">–</span> : signed(difference)}
      </td>
    </tr>
  );
}
