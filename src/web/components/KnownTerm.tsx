import { useState } from 'react';
import type { DeadlineRule } from '../../kernel/deadlines/rules/contract.ts';
import { dayOf } from '../format.ts';
import { t } from '../language.ts';
import { useNow } from '../now.ts';
import { useGet } from '../queries.ts';
import { Field } from './Field.tsx';
import { nameOf, termWord } from './term.ts';

interface Props {
  /** The term as it stands in the form: one that was changed since is nobody's any more. */
  given: string;
  choose: (rule: DeadlineRule) => void;
  /** Whether the form has a place for such a term; every one if left out. */
  fits?: (rule: string) => boolean;
}

/** Offers what the law or the office says, with its source; the form takes it over and may still say otherwise. */
export function KnownTerm({ given, choose, fits = () => true }: Props) {
  const today = dayOf(useNow());
  const rules = useGet<{ items: DeadlineRule[] }>(`/api/v1/deadline-rules?day=${today}`);
  const [id, setId] = useState('');
  const items = (rules.data?.items ?? []).filter(({ rule }) => fits(rule));
  if (items.length === 0) return null;
  const chosen = items.find((one) => one.id === id && one.rule === given);
  return (
    <div>
      <Field label={t('deadline.known')} optional>
        <select
          value={chosen?.id ?? ''}
          onChange={({ target }) => {
            const rule = items.find((one) => one.id === target.value);
            setId(rule?.id ?? '');
            if (rule !== undefined) choose(rule);
          }}
        >
          <option value="">{t('deadline.known.none')}</option>
          {items.map((rule) => (
            <option key={rule.id} value={rule.id}>
              {nameOf(rule)} · {termWord(rule.rule)}
            </option>
          ))}
        </select>
      </Field>
      {chosen !== undefined && <RuleSource rule={chosen} />}
    </div>
  );
}

/** Căn cứ: where it says so. */
export function RuleSource({ rule: { source, sourceUrl } }: { rule: Pick<DeadlineRule, 'source' | 'sourceUrl'> }) {
  return (
    <p className="small dim">
      {t('deadline.known.source')}{' '}
      {sourceUrl === null ? (
        source
      ) : (
        <a href={sourceUrl} target="_blank" rel="noreferrer noopener">
          {source}
        </a>
      )}
    </p>
  );
}
