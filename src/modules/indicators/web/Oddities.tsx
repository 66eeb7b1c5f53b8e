import { Problem } from '../../../web/api.ts';
import { formatNumber } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import type { Oddity } from '../contract.ts';
import { figureWords, unitWord } from './words.ts';

/** What the server found odd about a figure; null where it refused for another reason, or did not. */
export const odditiesIn = (error: unknown): Oddity[] | null =>
  error instanceof Problem && error.code === 'indicators.figure-unusual' ? (error.details.oddities as Oddity[]) : null;

interface Props {
  oddities: readonly Oddity[];
  unit: string;
  confirm: () => void;
}

/** Asks whether a figure unlike the others is right. */
export function Oddities({ oddities, unit, confirm }: Props) {
  return (
    <div className="notice care" role="alert">
      <strong>{t('indicator.odd')}</strong>
      {oddities.map((odd) => (
        <p key={odd.kind}>
          {t(`indicator.odd.${odd.kind}` satisfies MessageKey, {
            factor: formatNumber(odd.factor),
            compared: figureWords(odd.compared, unit),
            unit: odd.unit === null ? '' : unitWord(odd.unit),
          })}
        </p>
      ))}
      <button type="button" onClick={confirm}>
        {t('indicator.odd.right')}
      </button>
    </div>
  );
}
