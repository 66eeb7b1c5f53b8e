import { Link } from 'wouter';
import { reportPath } from '../../../../web/paths.ts';
import type { DutyNote } from '../../duty/contract.ts';

/** The words of a note; numbers of reports in it lead to them. */
export function NoteText({ note }: { note: Pick<DutyNote, 'text' | 'reports'> }) {
  const ids = new Map<string, string>(note.reports.map(({ id, number }) => [number, id]));
  const parts = note.text.split(/(PA-\d{4}-\d{6,12})/);
  return (
    <p className="said">
      {parts.map((part, i) => {
        const id = ids.get(part);
        return id === undefined ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that never changes
          <Link key={i} href={reportPath(id)}>
            {part}
          </Link>
        );
      })}
    </p>
  );
}
