import { recordAct } from '../../audit/record-act.ts';
import { unauthenticated } from '../../refusal.ts';
import type { SecondFactorGiven } from '../contract.ts';
import { actorBehind } from '../sessions.ts';
import { about, Entry, letIn, type SignedIn, type SignIns, type Visitor } from '../sign-in.ts';
import { endStep, tryStep } from '../sign-in-steps.ts';
import { attemptKeys, beginAttempt } from '../throttle.ts';
import { takeCode } from './one-time-code.ts';
import { takeRecoveryCode } from './recovery-codes.ts';

/** What a wrong code ends in: told after the try has been counted for good. */
type Outcome = { entered: SignedIn & { entry: Entry } } | { refusal: string };

/** The second half of a sign-in, by a code of the app or one of those kept on paper. */
export async function giveSecondFactor(
  { db, clock, secret, settings }: SignIns,
  given: SecondFactorGiven,
  visitor: Visitor,
): Promise<SignedIn & { entry: Entry }> {
  const now = clock();
  const tried = await db.inTransaction(async (tx) => {
    const step = await tryStep(tx, visitor.stepToken, 'second-factor', Entry, now);
    if (step?.accountId == null) return undefined;
    await beginAttempt(tx, attemptKeys(secret, `codes of ${step.accountId}`, visitor.address), now);
    return { accountId: step.accountId, entry: step.data };
  });
  if (tried === undefined) throw unauthenticated('identity.sign-in-over');
  const { accountId, entry } = tried;
  const outcome = await db.inTransaction(async (tx): Promise<Outcome> => {
    const isRight =
      'code' in given
        ? await takeCode(tx, accountId, given.code, secret, now)
        : await takeRecoveryCode(tx, accountId, given.recoveryCode, secret, now);
    if (!isRight) return { refusal: 'identity.code-wrong' };
    await endStep(tx, visitor.stepToken);
    const entered = await letIn(tx, { secret, settings }, { accountId, secondFactor: true, ...entry }, visitor, now);
    if ('recoveryCode' in given) {
      const actor = actorBehind(entered.session, visitor.address);
      await recordAct(tx, actor, 'identity.recovery-code-used', about(accountId), {}, now);
    }
    return { entered: { ...entered, entry } };
  });
  if ('refusal' in outcome) throw unauthenticated(outcome.refusal);
  return outcome.entered;
}
