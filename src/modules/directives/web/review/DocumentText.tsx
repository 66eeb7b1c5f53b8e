import { memo, useEffect, useMemo, useRef } from 'react';
import { t } from '../../../../web/language.ts';
import type { Directive, Finding, Passage } from '../../contract.ts';
import { isUnsure } from './findings.ts';
import { layOut, type Run } from './lay-out.ts';
import { selectedPassage } from './passage.ts';

interface Props {
  directive: Directive;
  chosen: string | null;
  choose: (id: string) => void;
  /** What the reader of the page has selected in it; nothing may be done with it where this is left out. */
  select?: ((passage: Passage | null) => void) | undefined;
}

/** The original text with the findings marked in it; a number leads to its task. */
export const DocumentText = memo(function DocumentText({ directive, chosen, choose, select }: Props) {
  const article = useRef<HTMLElement>(null);
  const { text, findings, clauses } = directive;
  const paragraphs = useMemo(() => layOut(text ?? '', findings), [text, findings]);
  const byId = useMemo(
    () => new Map(findings.map((finding, index) => [finding.id as string, { finding, index }])),
    [findings],
  );
  const headings = useMemo(
    () => new Set(clauses.filter(({ kind }) => kind === 'part' || kind === 'article').map(({ start }) => start)),
    [clauses],
  );
  useEffect(() => {
    if (select === undefined) return;
    const onSelectionChange = () => {
      if (article.current !== null) select(selectedPassage(article.current, text ?? ''));
    };
    document.addEventListener('selectionchange', onSelectionChange);
    return () => document.removeEventListener('selectionchange', onSelectionChange);
  }, [select, text]);
  return (
    <article ref={article} className="document" lang="vi" aria-label={t('review.text')}>
      {paragraphs.map(({ start, isRow, runs }) => (
        <p key={start} data-start={start} className={headings.has(start) ? 'heading' : isRow ? 'row' : undefined}>
          {runs.map((run, index) => {
            const known = run.findingId === null ? undefined : byId.get(run.findingId);
            return known === undefined ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a paragraph do not move
              <Pieces key={index} run={run} />
            ) : (
              <Mark
                // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a paragraph do not move
                key={index}
                run={run}
                finding={known.finding}
                number={known.index + 1}
                chosen={chosen === run.findingId}
                choose={choose}
              />
            );
          })}
        </p>
      ))}
    </article>
  );
});

interface MarkProps {
  run: Run;
  finding: Finding;
  number: number;
  chosen: boolean;
  choose: (id: string) => void;
}

function Mark({ run, finding, number, chosen, choose }: MarkProps) {
  const look = finding.state === 'open' && isUnsure(finding) ? 'unsure' : finding.state;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the number in it has the keys
    <mark
      className={chosen ? `${look} chosen-mark` : look}
      data-mark={run.first ? finding.id : undefined}
      onClick={() => choose(finding.id)}
    >
      {run.first && (
        <button type="button" className="tag" aria-pressed={chosen} aria-label={t('review.to-task', { number })}>
          {number}
          {look === 'unsure' && '?'}
        </button>
      )}
      <Pieces run={run} />
    </mark>
  );
}

function Pieces({ run }: { run: Run }) {
  return run.pieces.map(({ text, part }, index) =>
    part === null ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a run do not move
      <u key={index} className={`part-${part}`}>
        {text}
      </u>
    ),
  );
}
