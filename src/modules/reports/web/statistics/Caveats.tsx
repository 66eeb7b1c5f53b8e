import type { Caveat, CaveatCode } from '../../statistics/contract.ts';
import { spoken } from '../report-words.ts';

interface Props {
  caveats: readonly Caveat[];
  /** Which of them belong here. */
  codes: readonly CaveatCode[];
}

/** What the figures above do not say. */
export function Caveats({ caveats, codes }: Props) {
  const shown = codes.flatMap((code) => caveats.filter((caveat) => caveat.code === code));
  if (shown.length === 0) return null;
  return (
    <ul className="caveats">
      {shown.map((caveat) => (
        <li key={caveat.code} className={caveat.code === 'synthetic' ? 'care' : undefined}>
          {spoken(caveat)}
        </li>
      ))}
    </ul>
  );
}
