import { type Command, Option } from 'commander';
import { z } from 'zod';
import { joinSql, sql, type Tx } from '../db/db.ts';
import { invalid, notFound } from '../refusal.ts';
import type { WithServices } from '../services.ts';
import { dayOf, type Instant } from '../time.ts';
import { resetSecondFactor } from './accounts/manage.ts';
import { type AccountRole, accountRoles, systemActor } from './actor.ts';
import { AccountId, NewAccount } from './contract.ts';
import { createAccount, preparePassword } from './create-account.ts';

interface Options {
  email: string;
  name: string;
  role: AccountRole;
  organisation?: string;
}

/** `dothi user create`: an account with a one-time password, printed once. */
export function userCommand(
  program: Command,
  withServices: WithServices,
  print: (text: string) => void = (text) => process.stdout.write(text),
): void {
  const user = program.command('user').description('accounts of the people who work with the system');
  user
    .command('create')
    .description('make an account and print its one-time password')
    .requiredOption('--email <address>', 'what the person signs in with')
    .requiredOption('--name <name>', 'the name of the person')
    .addOption(new Option('--role <role>', 'what the person may do').choices(accountRoles).default('officer'))
    .option(
      '--organisation <code>',
      'identifier (mã định danh), full name or id of the organisation; needed by those who work in one',
    )
    .action((options: Options) =>
      withServices(async ({ db, clock, settings }) => {
        const prepared = await preparePassword(settings.PASSWORD_COST);
        const account = await db.inTransaction(async (tx) => {
          const organisationId = await organisationCalled(tx, options.organisation, clock());
          const { email, name, role } = options;
          const input = NewAccount.safeParse({ email, name, appointments: [{ role, organisationId }] });
          if (!input.success)
            throw invalid('identity.option-wrong', { option: String(input.error.issues[0]?.path[0]) });
          return createAccount(tx, systemActor, input.data, prepared, clock());
        });
        print(`${account.email}\n${account.oneTimePassword}\n`);
      }),
    );
  user
    .command('reset-second-factor')
    .description(
      'remove the app, the passkeys and the recovery codes of somebody who lost them, and end their sessions',
    )
    .argument('<email>', 'what the person signs in with')
    .action((email: string) =>
      withServices(async ({ db, clock }) => {
        await db.inTransaction(async (tx) => {
          const account = await accountAt(tx, email);
          if (account === undefined) throw notFound('identity.account-not-found');
          await resetSecondFactor(tx, systemActor, account.id, clock());
        });
        print(`${email.trim().toLowerCase()}\n`);
      }),
    );
}

const IdRow = z.object({ id: AccountId });

const accountAt = (tx: Tx, email: string) =>
  tx.row(IdRow, sql`select id from account where email = lower(trim(${email}))`);

const OrganisationCalledRow = z.object({ id: z.uuid() });

/** The one organisation of this identifier, name or id that exists today. */
async function organisationCalled(tx: Tx, code: string | undefined, now: Instant): Promise<string | null> {
  if (code === undefined) return null;
  const matches = [sql`identifier = ${code}`, sql`lower(name) = lower(${code})`, sql`id::text = ${code}`];
  const found = await tx.rows(
    OrganisationCalledRow,
    sql`
    select id from organisation
     where (${joinSql(matches, ' or ')}) and daterange(valid_from, valid_to) @> ${dayOf(now)}::date`,
  );
  const [organisation, another] = found;
  if (organisation === undefined || another !== undefined) throw invalid('identity.organisation-not-found', { code });
  return organisation.id;
}
