import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkItemSummary } from '../../../kernel/work/contract.ts';
import type { SeveralOutcomes } from '../../../kernel/work/desk/contract.ts';
import type { WorkAct } from '../../../kernel/work/states.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { isMessageKey, t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { actWord } from '../../work-words.ts';
import { ActDialog, needsNothing } from '../task/ActDialog.tsx';

/** Acts that make sense on many at once: what each needs to be told is the same for all. */
const together: readonly WorkAct[] = [
  'accept',
  'start',
  'submit',
  'confirm',
  'return',
  'extend',
  'prioritise',
  'appoint',
  'reassign',
  'suspend',
  'resume',
  'recall',
];

interface Props {
  shown: readonly WorkItemSummary[];
  selected: readonly WorkItemSummary[];
  /** The list of acts was asked for by its key. */
  acting: boolean;
  act: (acting: boolean) => void;
  choose: (ids: readonly string[]) => void;
}

/** One act on all that is selected; each is done or refused by itself, and the page says which and why. */
export function Bulk({ shown, selected, acting, act, choose }: Props) {
  const [asking, ask] = useState<WorkAct | null>(null);
  const doing = useMutation({
    mutationFn: ({ name, body }: { name: WorkAct; body: unknown }) =>
      send<SeveralOutcomes>('/api/v1/work-items/acts', {
        body: { act: name, body, items: selected.slice(0, 200).map(({ id, version }) => ({ id, version })) },
      }),
    onSuccess: async ({ items }) => {
      ask(null);
      choose(items.flatMap((item) => (item.done ? [] : [item.id]))); // what was refused stays selected
      await refresh();
    },
  });
  const begin = (name: WorkAct) => {
    doing.reset();
    act(false);
    if (needsNothing(name)) doing.mutate({ name, body: {} });
    else ask(name);
  };
  const [first] = selected;
  return (
    <>
      <Outcome outcomes={doing.data} titles={new Map(shown.map(({ id, title }) => [id, title]))} />
      {asking === null && doing.isError && <ProblemNotice error={doing.error} />}
      {selected.length > 0 && (
        <div className="bulk" role="toolbar" aria-label={t('desk.act')}>
          <strong>{t('desk.selected', { count: selected.length })}</strong>
          <select
            // The key "a" leads here.
            ref={(select) => {
              if (acting) select?.focus();
            }}
            aria-label={t('desk.act')}
            value=""
            disabled={doing.isPending}
            onBlur={() => act(false)}
            onChange={({ target }) => {
              const name = together.find((known) => known === target.value);
              if (name !== undefined) begin(name);
            }}
          >
            <option value="">{t('desk.act.choose')}</option>
            {together.map((name) => (
              <option key={name} value={name}>
                {actWord(name)}
              </option>
            ))}
          </select>
          <button type="button" className="plain" onClick={() => choose(shown.map(({ id }) => id))}>
            {t('desk.select-all')}
          </button>
          <button type="button" className="plain" onClick={() => choose([])}>
            {t('desk.select-none')}
          </button>
        </div>
      )}
      {asking !== null && first !== undefined && (
        <ActDialog
          act={asking}
          task={{ ...first, evidence: Math.min(...selected.map(({ evidence }) => evidence)) }}
          pending={doing.isPending}
          error={doing.error}
          close={() => ask(null)}
          send={(body) => doing.mutate({ name: asking, body })}
        />
      )}
    </>
  );
}

function Outcome({ outcomes, titles }: { outcomes: SeveralOutcomes | undefined; titles: ReadonlyMap<string, string> }) {
  if (outcomes === undefined) return null;
  const refused = outcomes.items.filter((item) => !item.done);
  return (
    <div className={refused.length === 0 ? 'notice good' : 'notice care'} role="status">
      <p>{t('desk.done', { done: outcomes.items.length - refused.length })}</p>
      {refused.length > 0 && (
        <>
          <p>{t('desk.refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ id, code }) => (
              <li key={id}>
                {titles.get(id) ?? id}:{' '}
                {code === 'http.version-stale' ? t('web.stale') : isMessageKey(code) ? t(code) : code}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
