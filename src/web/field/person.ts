import { useEffect, useState } from 'react';
import type { Session } from '../../kernel/identity/contract.ts';
import { forgetAnswers } from './forget.ts';
import { noteLine, useOnline } from './line.ts';
import { openStore } from './store.ts';

export interface Person {
  id: string;
  name: string;
  organisationId: string | null;
  permissions: string[];
}

/** `unknown`: no signal, and nobody was here before. */
export type Standing =
  | { kind: 'asking' }
  | { kind: 'here'; person: Person }
  | { kind: 'signed-out' }
  | { kind: 'unknown' };

/** Who is at the screen: as the phone remembers at once, as the server says when it can. */
export function usePerson(): Standing {
  const [standing, stand] = useState<Standing>({ kind: 'asking' });
  const online = useOnline();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when there is signal again
  useEffect(() => {
    let left = false;
    const settle = (next: Standing) => !left && stand(next);
    void recall().then(async (known) => {
      if (known !== null) settle({ kind: 'here', person: known });
      const told = await askWho();
      if (told === 'no-answer') return known === null && settle({ kind: 'unknown' });
      if (told === null || told.id !== known?.id) await forgetAnswers(); // nobody reads what another was told
      if (told === null) return settle({ kind: 'signed-out' });
      await remember(told);
      if (JSON.stringify(told) !== JSON.stringify(known)) settle({ kind: 'here', person: told });
    });
    return () => {
      left = true;
    };
  }, [online]);
  return standing;
}

const recall = async (): Promise<Person | null> => (await (await openStore()).get('person', 'last')) ?? null;

async function remember(person: Person): Promise<void> {
  await (await openStore()).put('person', person, 'last');
}

async function askWho(): Promise<Person | null | 'no-answer'> {
  try {
    const answer = await fetch('/api/v1/session');
    noteLine(answer.status < 502);
    if (!answer.ok) return 'no-answer';
    const { account, organisationId, permissions } = (await answer.json()) as Session;
    return account === null ? null : { id: account.id, name: account.name, organisationId, permissions };
  } catch {
    noteLine(false);
    return 'no-answer';
  }
}
