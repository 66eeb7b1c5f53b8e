import { useState } from 'react';
import { Link } from 'wouter';
import type { WorkItemPage } from '../../../../kernel/work/contract.ts';
import { silentAfterDays } from '../../../../kernel/work/silence.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { TaskList } from '../../../../web/components/TaskList.tsx';
import { daysBetween } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Board } from '../../contract.ts';

type Choice = 'all' | 'mine' | 'silent';
const shownAtOnce = 10;

/** Đang nóng: overdue first. */
export function Burning({ board }: { board: Board }) {
  const { organisationId } = useSession();
  const [choice, choose] = useState<Choice>('all');
  const now = useNow();
  const choices: [Choice, string][] = [
    ['all', t('board.burning.all')],
    ...(organisationId === null ? [] : [['mine', t('board.burning.mine')] satisfies [Choice, string]]),
    ['silent', t('board.burning.silent')],
  ];
  const isSilent = (at: string | null) => at === null || daysBetween(at, now) > silentAfterDays;
  const tasks = board.burning
    .filter(({ ownerTouchedAt }) => choice !== 'silent' || isSilent(ownerTouchedAt))
    .slice(0, shownAtOnce);
  return (
    <section className="card" aria-labelledby="burning">
      <header>
        <h2 id="burning">{t('board.burning')}</h2>
        <Switch label={t('board.burning.show')} choices={choices} chosen={choice} choose={choose} />
      </header>
      {choice === 'mine' && organisationId !== null ? (
        <OwnTasks organisationId={organisationId} />
      ) : tasks.length > 0 ? (
        <TaskList tasks={tasks} />
      ) : (
        <p className="empty">{choice === 'silent' ? t('board.burning.none-silent') : t('board.burning.none')}</p>
      )}
      <p className="all">
        <Link href="/tasks">{t('board.burning.to-all')}</Link>
      </p>
    </section>
  );
}

function OwnTasks({ organisationId }: { organisationId: string }) {
  const own = useGet<WorkItemPage>(`/api/v1/work-items?owner=${organisationId}&limit=${shownAtOnce}`);
  return (
    <Answer of={own} bones={<Bones lines={6} tall />}>
      {({ items }) =>
        items.length > 0 ? <TaskList tasks={items} /> : <p className="empty">{t('board.burning.none-mine')}</p>
      }
    </Answer>
  );
}
