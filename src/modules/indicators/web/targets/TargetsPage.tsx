import { Link, useSearchParams } from 'wouter';
import { query } from '../../../../web/api.ts';
import { areaName } from '../../../../web/area-words.ts';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useList } from '../../../../web/queries.ts';
import type { Target } from '../../targets/contract.ts';
import { useArea } from '../use-area.ts';
import { inWords } from '../words.ts';
import { TargetSource } from './TargetSource.tsx';
import { TargetState } from './TargetState.tsx';
import { askedWords, reasonOf, statesInOrder, stateWord } from './words.ts';
import '../indicators.css';

/** Chỉ tiêu giao: every target by where it stands, those that need somebody first. */
export default function TargetsPage() {
  const [asked, ask] = useSearchParams();
  const { areas } = useArea(null);
  const area = asked.get('area') ?? '';
  const state = asked.get('state') ?? '';
  const list = useList<Target>(`/api/v1/indicator-targets${query({ area, state, limit: 200 })}`);
  useLive(['indicator.changed'], () => list.refetch());
  const change = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page
      title={t('targets.of')}
      under={t('targets.page.under')}
      acts={
        <Link href="/indicators" className="button">
          {t('indicators.title')}
        </Link>
      }
    >
      <div className="indicator-tools">
        <Field label={t('targets.area')}>
          <select value={area} onChange={({ target }) => change('area', target.value)}>
            <option value="">{t('targets.area.all')}</option>
            {areas.map((one) => (
              <option key={one.id} value={one.id}>
                {areaName(one)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('targets.state')}>
          <select value={state} onChange={({ target }) => change('state', target.value)}>
            <option value="">{t('targets.state.all')}</option>
            {statesInOrder.map((one) => (
              <option key={one} value={one}>
                {stateWord(one)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      {list.isPending && <Bones lines={8} />}
      {list.isError && (
        <ProblemNotice error={list.error} title={t('web.problem.load')} retry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && (
        <p className="empty">{t(area === '' && state === '' ? 'targets.page.none-yet' : 'targets.page.none')}</p>
      )}
      {list.data !== undefined && <ByState targets={list.data} isWhole={!list.hasNextPage} />}
      {list.hasNextPage && (
        <button type="button" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
          {t('indicators.page.more')}
        </button>
      )}
    </Page>
  );
}

function ByState({ targets, isWhole }: { targets: readonly Target[]; isWhole: boolean }) {
  const shown = statesInOrder.filter((state) => targets.some((target) => target.state === state));
  return (
    <div className="indicator-fields">
      {shown.map((state) => {
        const those = targets.filter((target) => target.state === state);
        return (
          <section key={state} className="card" aria-labelledby={`state-${state}`}>
            <header>
              <h2 id={`state-${state}`}>
                <TargetState state={state} />
              </h2>
              {isWhole && <span className="dim num">{t('targets.page.count', { count: those.length })}</span>}
            </header>
            <ul className="targets">
              {those.map((target) => (
                <Item key={target.id} target={target} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Item({ target }: { target: Target }) {
  const { id, indicator, indicatorName, areaId, area, by, organisation } = target;
  return (
    <li>
      <p className="target-head">
        <Link href={`/indicators/${indicator}${query({ area: areaId, target: id })}`}>
          <b>{inWords(indicatorName)}</b>
        </Link>
        <span className="dim">{area}</span>
      </p>
      <p>
        {t('targets.by', { by: formatDay(by), words: askedWords(target) })}. {reasonOf(target)}
      </p>
      <p className="small dim">
        {t('targets.source')}: <TargetSource target={target} /> · {t('targets.page.owner')}:{' '}
        {organisation ?? t('indicator.owner-none')}
      </p>
    </li>
  );
}
