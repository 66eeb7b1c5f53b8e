import { t } from '../../language.ts';
import type { DeskQuery } from './desk-query.ts';

export function NothingHere({ desk }: { desk: DeskQuery }) {
  return (
    <div className="empty">
      <strong>{t('desk.none.title')}</strong>
      {desk.isFiltered ? <p>{t('desk.none.filtered')}</p> : desk.heap === 'ours' && <p>{t('desk.none.ours')}</p>}
    </div>
  );
}
