import type { Actor } from '../identity/actor.ts';
import { type Permission, permissions, scopeOf } from '../policy/policy.ts';
import type { OutboxEvent } from './outbox.ts';

type Audience = Pick<OutboxEvent, 'published' | 'permission' | 'organisationIds' | 'areaIds' | 'onlyFor'>;

/** Whether the event may reach the actor: those the act named, and nobody else. */
export function mayHear(actor: Actor, { published, permission, organisationIds, areaIds, onlyFor }: Audience): boolean {
  if (onlyFor !== null) return actor.kind === 'person' && onlyFor.includes(actor.id);
  if (published) return true;
  if (permission === null || !isPermission(permission)) return false;
  const { everywhere, organisations, within } = scopeOf(actor, permission);
  return (
    everywhere ||
    organisations.some((id) => organisationIds.includes(id)) ||
    within.some(
      ({ organisationId, areaId }) =>
        areaIds.includes(areaId) && (organisationId === null || organisationIds.includes(organisationId)),
    )
  );
}

const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);
