import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Password } from '../contract.ts';

/** What shows that the owner is still at the screen, before the keys of an account are changed. */
export const OwnerProof = z
  .object({
    password: Password.optional().describe(
      'Of the account. One without a password has to have signed in within the last ten minutes instead.',
    ),
  })
  .meta({ id: 'OwnerProof' });
export type OwnerProof = z.infer<typeof OwnerProof>;

export const Passkey = z
  .object({ id: z.uuid(), name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;

/** A provider that vouches for the account. */
export const Identity = z
  .object({ id: z.uuid(), provider: z.string(), linkedAt: Instant })
  .meta({ id: 'LinkedIdentity' });
export type Identity = z.infer<typeof Identity>;

/** What the account of the asker is protected with. */
export const Protection = z
  .object({
    hasPassword: z.boolean(),
    code: z.boolean().describe('Whether an app for codes is set up.'),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(Passkey),
    identities: z.array(Identity),
    secondFactorNeeded: z.boolean().describe('Whether a role held asks for a second factor.'),
  })
  .meta({ id: 'Protection' });
export type Protection = z.infer<typeof Protection>;

export const NewCode = z
  .object({
    secret: z.string().describe('To be typed into the app, in Base32.'),
    uri: z.string().describe('The same for a QR code: otpauth://.'),
  })
  .meta({ id: 'NewCode' });
export type NewCode = z.infer<typeof NewCode>;

export const CodeConfirmation = z.object({ code: z.string().min(6).max(12) }).meta({ id: 'CodeConfirmation' });

export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).describe('Shown this once; each can be used once.') })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** What the browser is asked for; the words are the standard's (WebAuthn Level 3, JSON serialization). */
export const PasskeyChallenge = z.looseObject({ challenge: z.string() }).meta({ id: 'PasskeyChallenge' });

const Bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/);
/** Browsers add fields of later levels of the standard, which nothing here reads. */
const Credential = z.looseObject({
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  clientExtensionResults: z.looseObject({}).default({}),
});
/** The new key, as the browser tells it. */
export const Registration = Credential.extend({
  response: z.looseObject({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
}).meta({ id: 'PasskeyRegistration' });
export type Registration = z.infer<typeof Registration>;

/** The challenge signed with the key. */
export const Assertion = Credential.extend({
  response: z.looseObject({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.nullish().transform((handle) => handle ?? undefined),
  }),
}).meta({ id: 'PasskeyAssertion' });
export type Assertion = z.infer<typeof Assertion>;

export const PasskeyName = z.string().trim().min(1).max(80);
export const NewPasskey = z.object({ name: PasskeyName, response: Registration }).meta({ id: 'NewPasskey' });
export const AddedPasskey = Passkey.extend({
  recoveryCodes: z
    .array(z.string())
    .describe('Codes for the day the device is lost, if the account had none; shown this once.'),
}).meta({ id: 'AddedPasskey' });
export type AddedPasskey = z.infer<typeof AddedPasskey>;
