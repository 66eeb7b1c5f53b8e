import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, type Sending, send } from '../../../../web/api.ts';
import { refresh } from '../../../../web/queries.ts';
import type {
  Confirmed,
  Directive,
  DoneToMany,
  Finding,
  FindingCorrection,
  Passage,
  Reshaped,
} from '../../contract.ts';

interface Doing {
  act: () => Promise<unknown>;
  after?: (() => void) | undefined;
}

type Correction = FindingCorrection;
type Left = Confirmed['left'];

/** The acts of a review. Each is thought out on a version, and refused if somebody else was first. */
export function useReview(directive: Directive) {
  const [left, setLeft] = useState<Left>([]);
  const path = `/api/v1/directives/${directive.id}`;
  const doing = useMutation({
    mutationFn: ({ act }: Doing) => act(),
    onSuccess: async (_answer, { after }) => {
      await refresh();
      after?.();
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 412) void refresh();
    },
  });
  const version = ({ version: read }: { version: number }) => `"${read}"`;
  const toOne = (finding: Finding, act: string, sending: Sending, then?: () => void) =>
    doing.mutate({
      act: () => send(`${path}/findings/${finding.id}${act}`, { ...sending, ifMatch: version(finding) }),
      after: then,
    });
  const toMany = (act: () => Promise<{ left: Left }>, then?: () => void) =>
    doing.mutate({
      act: async () => {
        setLeft((await act()).left);
      },
      after: then,
    });
  const reshape = (act: () => Promise<Reshaped>, then?: (made: string | undefined) => void) => {
    let made: string | undefined;
    doing.mutate({
      act: async () => {
        made = (await act()).findings[0]?.id;
      },
      after: () => then?.(made),
    });
  };
  return {
    busy: doing.isPending,
    error: doing.error,
    /** Those just dealt with that were left as they are. */
    left,
    forget: () => doing.reset(),
    confirm: (findings: readonly Finding[]) =>
      toMany(() => send<Confirmed>(`${path}/confirm`, { body: { findings: findings.map(seen) } })),
    reject: (findings: readonly Finding[], reason: string, then: () => void) => {
      const [only] = findings;
      if (findings.length === 1 && only !== undefined) return toOne(only, '/reject', { body: { reason } }, then);
      const body = { findings: findings.map(seen), reason };
      return toMany(() => send<DoneToMany>(`${path}/findings/reject`, { body }), then);
    },
    reopen: (finding: Finding) => toOne(finding, '/reopen', { body: {} }),
    restore: (finding: Finding) => toOne(finding, '/restore', { body: {} }),
    correct: (finding: Finding, correction: Correction, then?: () => void) =>
      toOne(finding, '', { method: 'PATCH', body: correction }, then),
    correctMany: (findings: readonly Finding[], correction: Correction, then: () => void) => {
      const body = { findings: findings.map(seen), correction };
      return toMany(() => send<DoneToMany>(`${path}/findings/correct`, { body }), then);
    },
    split: (finding: Finding, parts: readonly Passage[], then: (made: string | undefined) => void) => {
      const sending = { body: { parts }, ifMatch: version(finding) };
      reshape(() => send(`${path}/findings/${finding.id}/split`, sending), then);
    },
    merge: (findings: readonly Finding[], title: string | null, then: (made: string | undefined) => void) =>
      reshape(() => send(`${path}/findings/merge`, { body: { findings: findings.map(seen), title } }), then),
    add: (passage: Passage, title: string | null, then: (made: string | undefined) => void) =>
      reshape(() => send(`${path}/findings`, { body: { ...passage, title } }), then),
    publish: () => doing.mutate({ act: () => send(`${path}/publish`, { body: {}, ifMatch: version(directive) }) }),
  };
}
export type Review = ReturnType<typeof useReview>;

const seen = ({ id, version }: Finding) => ({ id, version });
