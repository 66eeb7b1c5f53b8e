import { useState } from 'react';
import { Link } from 'wouter';
import { query } from '../../../../web/api.ts';
import { formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Target } from '../../../indicators/targets/contract.ts';
import { TargetDialog } from '../../../indicators/web/targets/TargetDialog.tsx';
import { TargetState } from '../../../indicators/web/targets/TargetState.tsx';
import { asTyped, type Beginning } from '../../../indicators/web/targets/target-draft.ts';
import { askedWords } from '../../../indicators/web/targets/words.ts';
import { inWords } from '../../../indicators/web/words.ts';
import type { Directive, Finding } from '../../contract.ts';
import { directiveName } from '../names.ts';

interface Props {
  directive: Directive;
  finding: Finding;
  /** Whether more is said of the finding than its name: then one may be set. */
  isOpen: boolean;
}

/** The targets a clause sets, with where they stand, and the way to make one of a figure it names. */
export function FindingTargets({ directive, finding, isOpen }: Props) {
  const { may } = useSession();
  const [begun, begin] = useState<Beginning | null>(null);
  const found = useGet<{ items: Target[] }>(
    `/api/v1/indicator-targets${query({ directive: directive.id, limit: 200 })}`,
  );
  const targets = found.data?.items.filter(({ clause }) => clause?.findingId === finding.id) ?? [];
  const maySet = isOpen && finding.state !== 'rejected' && may('indicators.define');
  if (targets.length === 0 && !maySet) return null;
  const clause = { id: finding.id, name: `${directiveName(directive)}, ${finding.address}` };
  const figures: readonly (Finding['targets'][number] | null)[] =
    finding.targets.length === 0 ? [null] : finding.targets;
  return (
    <div className="finding-targets">
      {targets.map((target) => (
        <p key={target.id}>
          <TargetState state={target.state} />{' '}
          <Link href={`/indicators/${target.indicator}${query({ area: target.areaId, target: target.id })}`}>
            {inWords(target.indicatorName)}, {target.area}
          </Link>{' '}
          <span className="dim">{t('targets.by', { by: formatDay(target.by), words: askedWords(target) })}</span>
        </p>
      ))}
      {maySet &&
        figures.map((figure) => (
          <button
            key={figure?.quote ?? ''}
            type="button"
            className="plain"
            onClick={() => begin({ clause, ...(figure === null ? {} : beginningOf(figure)) })}
          >
            {figure === null ? t('targets.of-clause') : t('targets.of-figure', { quote: figure.quote })}
          </button>
        ))}
      {begun !== null && (
        <TargetDialog indicator={null} target={null} begin={begun} quote={finding.quote} close={() => begin(null)} />
      )}
    </div>
  );
}

const beginningOf = ({ comparator, value, by }: Finding['targets'][number]): Beginning => ({
  comparator,
  value: asTyped(value),
  ...(by === null ? {} : { by }),
});
