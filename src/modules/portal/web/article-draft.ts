import type { Article, ArticleVersion } from '../contract.ts';

/** An article while it is being written: what stands in the fields. */
export interface ArticleDraft {
  title: string;
  lead: string;
  body: string;
  author: string;
  source: string;
  tags: string;
  area: { id: string; name: string } | null;
  place: { id: string; name: string } | null;
  cover: ArticleVersion['cover'];
  directiveIds: string[];
  workItemIds: string[];
  correction: string;
}

export const emptyDraft: ArticleDraft = {
  ...{ title: '', lead: '', body: '', author: '', source: '', tags: '', correction: '' },
  ...{ area: null, place: null, cover: null, directiveIds: [], workItemIds: [] },
};

/** A version as the fields show it; a correction of it begins without saying what it puts right. */
export function draftOf(version: ArticleVersion, { area, place }: Article, correcting: boolean): ArticleDraft {
  const { title, lead, body, author, source, tags, cover, directiveIds, workItemIds, correction } = version;
  return {
    ...{ title, lead, body, cover, directiveIds, workItemIds },
    author: author ?? '',
    source: source ?? '',
    tags: tags.join(', '),
    area: version.areaId === null ? null : { id: version.areaId, name: area?.id === version.areaId ? area.name : '…' },
    place:
      version.placeId === null ? null : { id: version.placeId, name: place?.id === version.placeId ? place.name : '…' },
    correction: correcting ? '' : (correction ?? ''),
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const bodyOf = ({ tags, author, source, correction, area, place, ...draft }: ArticleDraft) => ({
  ...draft,
  tags: tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
  author: orNull(author),
  source: orNull(source),
  areaId: area?.id ?? null,
  placeId: place?.id ?? null,
  correction: orNull(correction),
});
