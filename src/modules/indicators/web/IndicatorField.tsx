import { query } from '../../../web/api.ts';
import { Chooser } from '../../../web/components/Chooser.tsx';
import { t } from '../../../web/language.ts';
import { WithWrong } from '../../../web/pages/admin/fields.tsx';
import { useGet } from '../../../web/queries.ts';
import type { Indicator } from '../contract.ts';
import { inWords } from './words.ts';

interface Props {
  label: string;
  /** Of the one chosen; empty: none. */
  code: string;
  choose: (indicator: Indicator | null) => void;
  /** What it means that none is chosen; where nothing is said, one has to be. */
  none?: string;
  wrong?: string | undefined;
}

/** One of however many indicators, found by words of its name or its code. */
export function IndicatorField({ label, code, choose, none, wrong }: Props) {
  const chosen = useGet<Indicator>(code === '' ? null : `/api/v1/indicators/${code}`).data ?? null;
  return (
    <WithWrong wrong={wrong}>
      <Chooser label={label} chosen={chosen} choose={choose} pathFor={indicatorsFor} nameOf={nameOf} />
      {none !== undefined && chosen === null && <span className="hint">{none}</span>}
      {none !== undefined && chosen !== null && (
        <button type="button" className="plain" onClick={() => choose(null)}>
          {t('web.choose.remove', { name: nameOf(chosen) })}
        </button>
      )}
    </WithWrong>
  );
}

const nameOf = ({ name }: Indicator): string => inWords(name);
const indicatorsFor = (words: string) => `/api/v1/indicators${query({ words, limit: 8 })}`;
