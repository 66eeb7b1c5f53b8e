import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem, send } from '../../../../web/api.ts';
import { refresh } from '../../../../web/queries.ts';
import type { Confirmed, Directive, Finding } from '../../contract.ts';

interface Doing {
  act: () => Promise<unknown>;
  then?: (() => void) | undefined;
}

/** The acts of a review. Each is thought out on a version, and refused if somebody else was first. */
export function useReview(directive: Directive) {
  const [left, setLeft] = useState<Confirmed['left']>([]);
  const path = `/api/v1/directives/${directive.id}`;
  const doing = useMutation({
    mutationFn: ({ act }: Doing) => act(),
    onSuccess: async (_answer, { then }) => {
      await refresh();
      then?.();
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 412) void refresh();
    },
  });
  const ofFinding = ({ id }: Finding) => `${path}/findings/${id}`;
  const version = ({ version: read }: { version: number }) => `"${read}"`;
  return {
    busy: doing.isPending,
    error: doing.error,
    /** Those just confirmed that could not be. */
    left,
    forget: () => doing.reset(),
    confirm: (findings: readonly Finding['id'][]) =>
      doing.mutate({
        act: async () => {
          const answer = await send<Confirmed>(`${path}/confirm`, { body: { findings } });
          setLeft(answer.left);
        },
      }),
    reject: (finding: Finding) =>
      doing.mutate({ act: () => send(`${ofFinding(finding)}/reject`, { body: {}, ifMatch: version(finding) }) }),
    reopen: (finding: Finding) =>
      doing.mutate({ act: () => send(`${ofFinding(finding)}/reopen`, { body: {}, ifMatch: version(finding) }) }),
    correct: (finding: Finding, correction: Readonly<Record<string, unknown>>, then?: () => void) =>
      doing.mutate({
        act: () => send(ofFinding(finding), { method: 'PATCH', body: correction, ifMatch: version(finding) }),
        then,
      }),
    publish: () => doing.mutate({ act: () => send(`${path}/publish`, { body: {}, ifMatch: version(directive) }) }),
  };
}
