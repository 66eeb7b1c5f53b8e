import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { confirmFindings } from './confirm-findings.ts';
import { rejectFinding } from './decide-directive.ts';
import { reopenFinding } from './reopen-finding.ts';
import { readSample } from './testing.ts';

test('a finding rejected by mistake can be looked at again, and then becomes work', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const { id: directiveId, findings } = await readSample(city);
    const [first] = findings;
    if (first === undefined) throw new Error('nothing was found');
    const which = { directiveId, id: first.id, version: null };
    await expect(reopenFinding(tx, staff, which, now)).rejects.toMatchObject({
      code: 'directives.finding-not-rejected',
    });
    await rejectFinding(tx, staff, which, 'Nhầm', now);
    await expect(reopenFinding(tx, publicActor, which, now)).rejects.toMatchObject({ code: 'policy.sign-in-needed' });
    await expect(reopenFinding(tx, staff, { ...which, version: first.version }, now)).rejects.toMatchObject({
      code: 'http.version-stale',
    });
    await reopenFinding(tx, staff, which, now);
    const { confirmed } = await confirmFindings(tx, staff, directiveId, { findings: [first.id] }, now);
    expect(confirmed).toHaveLength(1);
  }));
