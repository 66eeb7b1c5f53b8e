import { silentAfterDays } from '../../kernel/work/silence.ts';
import { formatAge, formatInstant } from '../format.ts';
import { t } from '../language.ts';
import { useNow } from '../now.ts';

const dayMs = 86_400_000;
interface Props {
  at: string | null;
  /** Since when word could have come; new work is not silent yet. */
  since?: string;
  short?: boolean;
}

/** How old a figure is. Every figure carries it; silence is shown in brick. */
export function DataAge({ at, since, short = false }: Props) {
  const now = useNow();
  const isLongAgo = (moment: string) => Date.parse(now) - Date.parse(moment) > silentAfterDays * dayMs;
  if (at === null) {
    const silent = since === undefined || isLongAgo(since);
    return <span className={silent ? 'age silent' : 'age'}>{t('web.age.never')}</span>;
  }
  const silent = isLongAgo(at);
  const age = formatAge(at, now);
  return (
    <time className={silent ? 'age silent' : 'age'} dateTime={at} title={formatInstant(at)}>
      {short ? age : t('web.age.updated', { age })}
    </time>
  );
}
