import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { send } from '../../../web/api.ts';
import { areaName } from '../../../web/area-words.ts';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { formatDay, formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { type Page, refresh, useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Scorecard, ScorecardValue } from '../contract.ts';
import type { Standard } from '../criteria-set.ts';
import { inWords, readNumber, valueWords } from './words.ts';

interface Props {
  card: Scorecard;
  standard: Standard;
  scored: Scorecard['standards'][number];
  close: () => void;
}

/** Down to the record: where a figure comes from, every entry of it, and, for the office, a new one. */
export function FigureDialog({ card, standard, scored, close }: Props) {
  const { may } = useSession();
  const { observation } = scored;
  return (
    <Dialog title={inWords(standard.name)} close={close}>
      {observation !== null && scored.value !== null && (
        <dl className="facts">
          <dt>{t('cards.value')}</dt>
          <dd>
            {valueWords(standard, scored.value)}{' '}
            <span className="dim">({t(`cards.origin.${observation.origin}` satisfies MessageKey)})</span>
          </dd>
          <dt>{t('cards.figure.on')}</dt>
          <dd>{observation.on === null ? t('cards.undated') : formatDay(observation.on)}</dd>
          <dt>{t('cards.figure.source')}</dt>
          <dd>
            {observation.sourceUrl === null ? (
              observation.source
            ) : (
              <a href={observation.sourceUrl}>{observation.source}</a>
            )}
          </dd>
        </dl>
      )}
      {observation?.origin === 'observed' && (
        <p className="small">
          <Link href={`/indicators/${standard.measure}?area=${card.areas[0]?.id ?? ''}`}>
            {t('cards.origin.series')}
          </Link>
        </p>
      )}
      {standard.note !== undefined && <p className="dim small">{inWords(standard.note)}</p>}
      {card.areas.map((area) => (
        <section key={area.id} className="entries">
          <h3>{t('cards.figure.of-area', { name: t('cards.figure.history'), area: areaName(area) })}</h3>
          <Entries area={area.id} standard={standard} />
          {may('scorecards.record') && scored.observation?.origin !== 'derived' && (
            <details>
              <summary>{t('cards.figure.enter')}</summary>
              <EnterFigure area={area.id} day={card.day} standard={standard} close={close} />
            </details>
          )}
        </section>
      ))}
      <div className="acts">
        <button type="button" onClick={close}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  );
}

function Entries({ area, standard }: { area: string; standard: Standard }) {
  const values = useGet<Page<ScorecardValue>>(
    `/api/v1/scorecards/values?area=${area}&measure=${standard.measure}&limit=20`,
  );
  return (
    <Answer of={values} bones={<Bones lines={1} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="dim small">{t('cards.figure.none')}</p>
        ) : (
          <ul className="small">
            {items.map((entry) => (
              <li key={entry.id} className={entry.supersededAt === null ? undefined : 'superseded'}>
                <strong>{valueWords(standard, entry.value)}</strong> · {formatDay(entry.on)} · {entry.source}
                <span className="dim">
                  {' '}
                  · {formatInstant(entry.enteredAt)}
                  {entry.enteredBy !== null && `, ${entry.enteredBy}`}
                  {entry.supersededAt !== null &&
                    ` · ${entry.supersededReason === null ? t('cards.figure.superseded') : t('cards.figure.withdrawn', { reason: entry.supersededReason })}`}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}

interface EnterProps {
  area: string;
  day: string;
  standard: Standard;
  close: () => void;
}

function EnterFigure({ area, day, standard, close }: EnterProps) {
  const [value, setValue] = useState('');
  const [on, setOn] = useState(day);
  const [source, setSource] = useState('');
  const [sourceUrl, setUrl] = useState('');
  const [tried, setTried] = useState(false);
  const given = givenOf(standard, value);
  const saving = useMutation({
    mutationFn: () =>
      send('/api/v1/scorecards/values', {
        body: {
          ...{ areaId: area, measure: standard.measure, value: given, on, source },
          sourceUrl: sourceUrl.trim() === '' ? null : sourceUrl.trim(),
        },
      }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (given !== null) saving.mutate();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <ValueField
        label={
          standard.unit === null
            ? t('cards.figure.value')
            : t('cards.figure.value-in', { unit: inWords(standard.unit) })
        }
        standard={standard}
        value={value}
        setValue={setValue}
        wrong={tried && given === null ? t('cards.figure.number-wrong') : undefined}
      />
      <Field label={t('cards.figure.on')}>
        <input type="date" value={on} max={day} onChange={({ target }) => setOn(target.value)} />
      </Field>
      <Field label={t('cards.figure.source')}>
        <input value={source} onChange={({ target }) => setSource(target.value)} />
      </Field>
      <Field label={t('cards.figure.url')} optional>
        <input type="url" value={sourceUrl} onChange={({ target }) => setUrl(target.value)} />
      </Field>
      <FormEnd act={t('cards.figure.enter')} saving={saving} close={close} />
    </form>
  );
}

interface ValueFieldProps {
  label: string;
  standard: Standard;
  value: string;
  setValue: (value: string) => void;
  wrong?: string | undefined;
  empty?: string;
}

/** A level or a finding is chosen, a number is typed. */
export function ValueField({ label, standard, value, setValue, wrong, empty = '' }: ValueFieldProps) {
  const { rule } = standard;
  const choices =
    rule.kind === 'levels'
      ? rule.levels.map(({ code, name }) => [code, inWords(name)] as const)
      : rule.kind === 'pass' && rule.at === null
        ? ([
            ['true', t('cards.met')],
            ['false', t('cards.not-met')],
          ] as const)
        : null;
  return (
    <Field label={label} wrong={wrong}>
      {choices === null ? (
        <input
          inputMode="decimal"
          placeholder={empty}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      ) : (
        <select value={value} onChange={({ target }) => setValue(target.value)}>
          <option value="">{empty}</option>
          {choices.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What was typed or chosen, as the server reads it; null where it is nothing yet. */
export function givenOf({ rule }: Standard, text: string): number | string | boolean | null {
  if (text.trim() === '') return null;
  if (rule.kind === 'levels') return text;
  if (rule.kind === 'pass' && rule.at === null) return text === 'true';
  return readNumber(text);
}
