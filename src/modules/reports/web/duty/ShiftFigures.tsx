import { formatNumber } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import type { ShiftFigures as Figures } from '../../duty/contract.ts';
import './shift.css';

const shown = ['cameIn', 'dispatched', 'accepted', 'done', 'calledBack', 'merged', 'stillOpen'] as const;

/** What happened in a shift, in seven numbers. */
export function ShiftFigures({ figures }: { figures: Figures }) {
  return (
    <dl className="duty-figures">
      {shown.map((name) => (
        <div key={name}>
          <dt>{t(`duty.figure.${name}`)}</dt>
          <dd>{formatNumber(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
