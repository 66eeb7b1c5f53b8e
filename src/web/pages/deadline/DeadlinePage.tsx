import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Anchor, Step } from '../../../kernel/deadlines/steps.ts';
import { query } from '../../api.ts';
import { Answer, Bones } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { KnownTerm } from '../../components/KnownTerm.tsx';
import { Page } from '../../components/Page.tsx';
import { partsOf, termUnits } from '../../components/term.ts';
import { dayOf, daysBetween, formatInstant, formatLongDay } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useGet } from '../../queries.ts';
import { DaysGrid } from './DaysGrid.tsx';
import './deadline.css';

interface Computed {
  due: string;
  explanation: string;
  steps?: Step[];
}

const events: readonly Anchor[] = ['received', 'assigned', 'issued'];

/** The question stands in the address, so that an answer can be passed on. */
export default function DeadlinePage() {
  const [asked] = useSearchParams();
  const from = asked.get('from');
  const rule = asked.get('rule');
  const event = asked.get('event');
  return (
    <Page className="wide-middle" title={t('deadline.title')} under={t('deadline.under')}>
      <div className="how-long">
        <Question from={from} rule={rule} event={event} />
        {from === null || rule === null ? (
          <p className="card padded dim">{t('deadline.ask')}</p>
        ) : (
          <Result from={from} rule={rule} event={event} />
        )}
      </div>
    </Page>
  );
}

interface Asked {
  from: string | null;
  rule: string | null;
  event: string | null;
}

function Question({ from, rule, event }: Asked) {
  const [, go] = useLocation();
  const given = partsOf(rule);
  const [tried, setTried] = useState(false);
  const [at, setAt] = useState(from?.slice(0, 16) ?? '');
  const [count, setCount] = useState(given?.count ?? '8');
  const [unit, setUnit] = useState<string>(given?.unit ?? 'wd');
  const [what, setWhat] = useState<string>(event ?? 'received');
  const countIsWrong = !/^[1-9]\d{0,4}$/.test(count);
  const wrong = (is: boolean, key: MessageKey) => (tried && is ? t(key) : undefined);
  return (
    <form
      className="card padded form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        setTried(true);
        if (at === '' || countIsWrong) return;
        go(`/deadline${query({ from: `${at}:00+07:00`, rule: `${count}${unit}`, event: what })}`);
      }}
    >
      <Field label={t('deadline.event')}>
        <select value={what} onChange={({ target }) => setWhat(target.value)}>
          {events.map((name) => (
            <option key={name} value={name}>
              {t(`deadline.event.${name}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        label={t('deadline.from')}
        hint={t('deadline.from.hint')}
        wrong={wrong(at === '', 'deadline.from-missing')}
      >
        <input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
      </Field>
      <KnownTerm
        given={`${count}${unit}`}
        choose={(known) => {
          const parts = partsOf(known.rule);
          setCount(parts?.count ?? '');
          setUnit(parts?.unit ?? 'wd');
          setWhat(known.anchor);
        }}
      />
      <div className="count-and-unit">
        <Field label={t('deadline.count')} wrong={wrong(countIsWrong, 'deadline.count-wrong')}>
          <input inputMode="numeric" value={count} onChange={({ target }) => setCount(target.value.trim())} />
        </Field>
        <Field label={t('deadline.unit')}>
          <select value={unit} onChange={({ target }) => setUnit(target.value)}>
            {termUnits.map((name) => (
              <option key={name} value={name}>
                {t(`deadline.unit.${name}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <button type="submit" className="primary">
        {t('deadline.compute')}
      </button>
    </form>
  );
}

function Result({ from, rule, event }: { from: string; rule: string; event: string | null }) {
  const computed = useGet<Computed>(`/api/v1/deadline${query({ from, rule, event, lang: language() })}`);
  const today = dayOf(useNow());
  return (
    <Answer of={computed} bones={<Bones lines={6} />}>
      {({ due, explanation, steps }) => {
        const left = daysBetween(today, due);
        return (
          <section className="card padded answer" aria-live="polite">
            <p className="small dim">
              {t('deadline.due')} · {formatLongDay(dayOf(due)).split(',')[0]}
            </p>
            <p className="due-large">{formatInstant(due)}</p>
            <p className={left < 0 ? 'state is-overdue' : 'state is-in-time'}>
              {left < 0 ? t('deadline.past', { days: -left }) : t('deadline.left', { days: left })}
            </p>
            <h2>{t('deadline.how')}</h2>
            <p className="dim">{explanation}</p>
            {steps !== undefined && <DaysGrid steps={steps} />}
          </section>
        );
      }}
    </Answer>
  );
}
