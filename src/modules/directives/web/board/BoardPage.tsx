import { Link } from 'wouter';
import { capitalised } from '../../../../web/capitalised.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { usePageTitle } from '../../../../web/components/Page.tsx';
import { StackedBar } from '../../../../web/components/StackedBar.tsx';
import { formatLongDay } from '../../../../web/format.ts';
import { rich, t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import { standingQuery } from '../../../../web/standing.ts';
import type { Board } from '../../contract.ts';
import { directiveName } from '../names.ts';
import { Burning } from './Burning.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { WhereCard } from './WhereCard.tsx';
import './board.css';

/** Bảng điều hành: what the city promised, how far it has come, what burns. */
export default function BoardPage() {
  const board = useGet<Board>('/api/v1/board');
  useLive(['work.changed', 'directive.changed'], () => board.refetch());
  usePageTitle(t('web.nav.board'));
  return (
    <Answer of={board} bones={<BoardBones />}>
      {(shown) => <BoardView board={shown} />}
    </Answer>
  );
}

function BoardView({ board }: { board: Board }) {
  const { figures } = board;
  const { may } = useSession();
  return (
    <>
      <section className="lead">
        <div>
          <p className="small dim">
            {t('board.over', { day: formatLongDay(board.on), directives: board.directiveCount })}
          </p>
          <h1>
            {rich('board.sentence', {
              total: figures.total,
              overdue: figures.overdue,
              late: (words) => (
                <em key="late" className={figures.overdue > 0 ? 'is-overdue' : undefined}>
                  {words}
                </em>
              ),
            })}
          </h1>
        </div>
        {figures.total > 0 && (
          <StackedBar figures={figures} linkTo={(standing) => `/tasks?${standingQuery(standing)}`} />
        )}
      </section>
      <div className="columns">
        <div>
          <Burning board={board} />
          <FiguresTable
            title={t('board.organisations')}
            first={t('board.organisation')}
            note={
              <>
                {t('board.rate-formula')}
                {may('work.read-followed') && (
                  <>
                    {' · '}
                    <Link href="/silent-owners">{t('silent.title')}</Link>
                  </>
                )}
              </>
            }
            rows={board.organisations.map(({ id, name, figures: of }) => ({
              id,
              name,
              figures: of,
              to: `/tasks?owner=${id}`,
            }))}
          />
        </div>
        <div>
          <WhereCard board={board} />
          <FiguresTable
            title={t('board.directives')}
            first={t('board.directive')}
            rows={board.directives.map((directive) => ({
              id: directive.id,
              name: directiveName(directive),
              under: capitalised(directive.title),
              figures: directive.figures,
              to: `/directives/${directive.id}`,
            }))}
            narrow
          />
          <FiguresTable
            title={t('board.areas')}
            first={t('board.area')}
            rows={board.areas.map(({ id, name, figures: of }) => ({ id, name, figures: of, to: `/tasks?area=${id}` }))}
            narrow
          />
        </div>
      </div>
    </>
  );
}

/** As large as what comes, so that nothing jumps. */
function BoardBones() {
  return (
    <>
      <section className="lead bare">
        <h1>{t('web.nav.board')}</h1>
        <Bones lines={1} tall />
      </section>
      <div className="columns">
        <div className="card">
          <Bones lines={8} tall />
        </div>
        <div className="card">
          <Bones lines={8} tall />
        </div>
      </div>
    </>
  );
}
