import { query } from '../../../web/api.ts';
import { ManyChooser, type Named } from '../../../web/components/Chooser.tsx';
import { t } from '../../../web/language.ts';
import { type Page, useGet } from '../../../web/queries.ts';

interface Props {
  kind: 'directive' | 'task';
  ids: readonly string[];
  choose: (ids: string[]) => void;
}

const pathFor = (kind: Props['kind']) => (text: string) => `/api/v1/article-relations${query({ kind, q: text })}`;

/** Directives or tasks that the article speaks of, chosen by a few words; readers see those in public. */
export function Relations({ kind, ids, choose }: Props) {
  const named = useGet<Page<Named & { isPublic: boolean }>>(
    ids.length === 0 ? null : `/api/v1/article-relations${query({ kind, ids: ids.join(',') })}`,
  );
  const known = new Map((named.data?.items ?? []).map((item) => [item.id, item]));
  const nameOf = (id: string): string => {
    const item = known.get(id);
    if (item === undefined) return '…';
    return item.isPublic ? item.name : t('article.not-public-yet', { name: item.name });
  };
  return (
    <ManyChooser
      label={t(kind === 'directive' ? 'article.directives' : 'article.tasks')}
      chosen={ids.map((id) => ({ id, name: nameOf(id) }))}
      choose={(chosen) => choose(chosen.map(({ id }) => id))}
      pathFor={pathFor(kind)}
    />
  );
}
