import type { AreaId } from '../../src/kernel/areas/contract.ts';
import { systemActor } from '../../src/kernel/identity/actor.ts';
import type { OrganisationId } from '../../src/kernel/organisations/contract.ts';
import { NewDivision } from '../../src/modules/indicators/balance/contract.ts';
import { NewBoard } from '../../src/modules/indicators/boards/contract.ts';
import { makeDivision } from '../../src/modules/indicators/server/balance/save-division.ts';
import { makeBoard } from '../../src/modules/indicators/server/boards/save-board.ts';
import type { TestCity } from '../city.ts';

/** A board inside that an organisation made. */
export async function aBoard({ tx, now }: TestCity, organisationId: OrganisationId): Promise<string> {
  const board = NewBoard.parse({ name: { vi: 'Bảng', en: 'Board' }, organisationId });
  return (await makeBoard(tx, systemActor, board, now)).id;
}

/** Two areas, each a group of its own. */
export async function aDivision({ tx, now }: TestCity, ...areaIds: [AreaId, AreaId]): Promise<string> {
  const groups = areaIds.map((id, i) => ({ name: { vi: `Nhóm ${i}`, en: `Group ${i}` }, areaIds: [id] }));
  const named = { name: { vi: 'Hai bên', en: 'Two sides' }, source: 'Để thử', from: '2026-03-09' };
  return (await makeDivision(tx, systemActor, NewDivision.parse({ ...named, groups }), now)).id;
}
