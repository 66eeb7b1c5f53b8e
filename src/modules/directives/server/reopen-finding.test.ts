import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { confirmFindings } from './confirm-findings.ts';
import { rejectFinding } from './reject-finding.ts';
import { reopenFinding } from './reopen-finding.ts';
import { readSample } from './testing.ts';

test('a finding rejected by mistake can be looked at again, and then becomes work', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id: directiveId, findings } = await readSample(city);
    const [first] = findings;
    if (first === undefined) throw new Error('nothing was found');
    const which = { directiveId, id: first.id, version: null };
    await expect(reopenFinding(tx, people.office, which, now)).rejects.toMatchObject({
      code: 'directives.finding-not-rejected',
    });
    await rejectFinding(tx, people.office, which, 'Nhầm', now);
    await expect(reopenFinding(tx, publicActor, which, now)).rejects.toMatchObject({ code: 'policy.sign-in-needed' });
    await expect(reopenFinding(tx, people.office, { ...which, version: first.version }, now)).rejects.toMatchObject({
      code: 'http.version-stale',
    });
    await reopenFinding(tx, people.office, which, now);
    const { confirmed } = await confirmFindings(tx, people.office, directiveId, { findings: [first.id] }, now);
    expect(confirmed).toHaveLength(1);
  }));
