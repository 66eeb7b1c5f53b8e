import type { Tx } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import { NewDivision, proposalRules } from '../../balance/contract.ts';
import { proposeDivision } from './divisions.ts';
import { makeDivision } from './save-division.ts';

/** Makes the divisions that the areas themselves propose, those that would leave a group empty left out. */
export async function addProposedDivisions(tx: Tx, actor: Actor, at: Instant): Promise<void> {
  for (const by of proposalRules) {
    const { groups, ...proposal } = await proposeDivision(tx, { by, level: 'commune', day: dayOf(at) });
    if (groups.some(({ areas }) => areas.length === 0)) continue;
    const named = groups.map(({ name, areas }) => ({ name, areaIds: areas.map(({ id }) => id) }));
    const { name, source, from } = proposal;
    await makeDivision(tx, actor, NewDivision.parse({ name, source, from, groups: named }), at);
  }
}
