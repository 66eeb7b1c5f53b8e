import type { Directive, Finding, Passage } from '../../contract.ts';
import { AddDialog } from './AddDialog.tsx';
import { FindingEditor } from './FindingEditor.tsx';
import { AssignDialog, HelpDialog, MergeDialog, RejectDialog } from './ManyDialogs.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import type { Review } from './use-review.ts';

/** What a review may be asking its reviewer. */
export type Asking =
  | { what: 'edit' | 'split'; finding: Finding }
  | { what: 'reject' | 'merge' | 'assign'; findings: readonly Finding[] }
  | { what: 'add'; passage: Passage | undefined }
  | { what: 'help' };

interface Props {
  directive: Directive;
  asking: Asking | null;
  review: Review;
  close: () => void;
  /** The act is done; `next` is the finding to go to. */
  done: (next?: string) => void;
}

export function ReviewDialogs({ directive, asking, review, close, done }: Props) {
  const saving = { error: review.error, isPending: review.busy };
  switch (asking?.what) {
    case undefined:
      return null;
    case 'edit':
      return (
        <FindingEditor
          directiveId={directive.id}
          finding={asking.finding}
          pending={review.busy}
          error={review.error}
          close={close}
          save={(correction) => review.correct(asking.finding, correction, () => done(asking.finding.id))}
        />
      );
    case 'split':
      return (
        <SplitDialog
          finding={asking.finding}
          saving={saving}
          close={close}
          split={(parts) => review.split(asking.finding, parts, done)}
        />
      );
    case 'reject':
      return (
        <RejectDialog
          findings={asking.findings}
          saving={saving}
          close={close}
          reject={(reason) => review.reject(asking.findings, reason, () => done())}
        />
      );
    case 'merge':
      return (
        <MergeDialog
          findings={asking.findings}
          saving={saving}
          close={close}
          merge={(title) => review.merge(asking.findings, title, done)}
        />
      );
    case 'assign':
      return (
        <AssignDialog
          findings={asking.findings}
          saving={saving}
          close={close}
          assign={(ownerId) => review.correctMany(asking.findings, { ownerId }, () => done())}
        />
      );
    case 'add':
      return (
        <AddDialog
          text={directive.text ?? ''}
          initially={asking.passage}
          saving={saving}
          close={close}
          add={(passage, title) => review.add(passage, title, done)}
        />
      );
    case 'help':
      return <HelpDialog close={close} />;
  }
}
