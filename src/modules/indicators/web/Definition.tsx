import { useState } from 'react';
import { Link } from 'wouter';
import type { Organisation } from '../../../kernel/organisations/contract.ts';
import { formatDay } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { HistoryLink } from '../../../web/pages/history/HistoryLink.tsx';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Aggregation, Indicator } from '../contract.ts';
import { CloseDialog } from './define/CloseDialog.tsx';
import { Formula } from './Formula.tsx';
import { inWords, unitWord } from './words.ts';

/** What the indicator means, and who answers for it. */
export function Definition({ indicator }: { indicator: Indicator }) {
  const { code, unit, direction, frequency, formula, source, sourceUrl, rights, validFrom, validTo } = indicator;
  const { may } = useSession();
  const [closing, setClosing] = useState(false);
  return (
    <section className="card padded" aria-labelledby="definition">
      <h2 id="definition">{t('indicator.definition')}</h2>
      {may('indicators.define') && (
        <p className="acts">
          <Link className="button" href={`/indicators/${code}/edit`}>
            {t('define.change')}
          </Link>
          <button type="button" onClick={() => setClosing(true)}>
            {t('define.close')}
          </button>
        </p>
      )}
      {indicator.description !== null && <p>{inWords(indicator.description)}</p>}
      {indicator.measured && <p>{t('indicator.measured')}</p>}
      <dl className="facts">
        <dt>{t('indicator.code')}</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt>{t('indicator.unit')}</dt>
        <dd>{unitWord(unit)}</dd>
        <dt>{t('indicator.direction')}</dt>
        <dd>{t(`indicator.direction.${direction}` satisfies MessageKey)}</dd>
        <dt>{t('indicator.frequency')}</dt>
        <dd>{t(`indicators.by.${frequency}` satisfies MessageKey)}</dd>
        {formula !== null && (
          <>
            <dt>{t('indicator.formula')}</dt>
            <dd>
              <Formula text={formula} />
            </dd>
          </>
        )}
        <dt>{t('indicator.over-areas')}</dt>
        <dd>{ruleWords(indicator.overAreas)}</dd>
        <dt>{t('indicator.over-time')}</dt>
        <dd>{ruleWords(indicator.overTime)}</dd>
        <dt>{t('indicator.owner')}</dt>
        <dd>
          {indicator.organisationId === null ? t('indicator.owner-none') : <Owner id={indicator.organisationId} />}
        </dd>
        {source !== null && (
          <>
            <dt>{t('indicator.source')}</dt>
            <dd>{sourceUrl === null ? source : <a href={sourceUrl}>{source}</a>}</dd>
          </>
        )}
        {rights !== null && (
          <>
            <dt>{t('indicator.rights')}</dt>
            <dd>{rights}</dd>
          </>
        )}
        <dt>{t('indicator.in-force')}</dt>
        <dd>
          {validTo === null
            ? t('indicator.from', { from: formatDay(validFrom) })
            : t('indicator.from-until', { from: formatDay(validFrom), until: formatDay(validTo) })}
        </dd>
      </dl>
      <HistoryLink kind="indicator" id={indicator.id} />
      {closing && <CloseDialog indicator={indicator} close={() => setClosing(false)} />}
    </section>
  );
}

function Owner({ id }: { id: string }) {
  const owner = useGet<Organisation>(`/api/v1/organisations/${id}`);
  return owner.data?.name ?? '…';
}

function ruleWords(rule: Aggregation): string {
  if (rule.by === 'ratio') return t('indicator.rule.ratio', { of: rule.of, over: rule.over });
  if (rule.by === 'mean' && rule.weight !== null) return t('indicator.rule.mean-by', { code: rule.weight });
  return t(`indicator.rule.${rule.by}` satisfies MessageKey);
}
