// What an operator can ask of a province from the command line. The same functions run in the command itself or,
// when a running server holds the embedded database, in that server, which is asked over loopback.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { disableSupervisor, PasswordRuleError, setSupervisor } from '#province/accounts/accounts.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import { createEnrolCode } from '#province/enrolment/codes.ts';
import { SyncProblemError } from '#province/http/problems.ts';
import { bundleInputSchema, takeBundle } from '#province/ingest/take-bundle.ts';
import { recountAll } from '#province/projection/recount.ts';
import { renewServerEpoch, shownFingerprint, storedIdentity } from '#province/server-keys/identity.ts';
import { renewKeys } from '#province/server-keys/succession.ts';
import type { Store } from '#province/store/store.ts';

/** Reads what was given before anything is opened (throws z.ZodError), and returns what is then to be done. */
type Operation = (given: unknown) => (store: Store, now: Date) => Promise<Record<string, unknown>>;

function operation<Input extends z.ZodType>(
  input: Input,
  run: (store: Store, input: z.output<Input>, now: Date) => Promise<Record<string, unknown>>,
): Operation {
  return (given) => {
    const read = input.parse(given);
    return (store, now) => run(store, read, now);
  };
}

/** Text that PostgreSQL can hold: no control characters. */
export const officeNameSchema = typedLine(1, 80);

/** A supervisor's name as they type it. */
export const accountNameSchema = typedLine(2, 60).regex(/^[\p{L}\p{N} ._-]*$/u);

export const operations: ReadonlyMap<string, Operation> = new Map([
  [
    'enrol-code',
    operation(
      z.strictObject({
        office: officeCodeSchema,
        officeName: officeNameSchema.optional(),
        hours: z.coerce.number().min(0.01).max(720).optional(),
      }),
      async (store, request, now) => ({
        office: request.office,
        code: await createEnrolCode(store, request, now),
        fingerprint: shownFingerprint(await storedIdentity(store)),
      }),
    ),
  ],
  [
    'restored',
    operation(z.strictObject({}), async (store, _, now) => ({
      serverEpoch: await renewServerEpoch(store, now),
    })),
  ],
  [
    'renew-keys',
    operation(z.strictObject({}), async (store, _, now) => ({
      fingerprint: shownFingerprint(await renewKeys(store, now)),
      next: 'Start the server again, make the fingerprint known, and give every PC a new code.',
    })),
  ],
  [
    'backed-up',
    operation(z.strictObject({ until: instantSchema }), async (store, { until }) => {
      await markBackedUp(store, until);
      return { until };
    }),
  ],
  [
    'revoke',
    operation(z.strictObject({ device: idSchema }), async (store, { device }, now) => {
      const office = await revokeDevice(store, device, now);
      if (office === null) throw new SyncProblemError('MALFORMED', `No device ${device} is enrolled here.`);
      return { device, office };
    }),
  ],
  [
    'supervisor',
    operation(
      z.strictObject({ name: accountNameSchema, password: z.string().min(1).max(200) }),
      async (store, { name, password }, now) => {
        await setSupervisor(store, name, password, now).catch((error: unknown) => {
          if (error instanceof PasswordRuleError) throw new SyncProblemError('MALFORMED', error.message);
          throw error;
        });
        return { name };
      },
    ),
  ],
  [
    'disable-supervisor',
    operation(z.strictObject({ name: accountNameSchema }), async (store, { name }, now) => ({
      name,
      disabled: await disableSupervisor(store, name, now),
    })),
  ],
  ['bundle-in', operation(bundleInputSchema, takeBundle)],
  [
    'security-log',
    operation(
      z.strictObject({ lines: z.coerce.number().int().min(1).max(100_000).default(200) }),
      async (store, { lines }) => ({ lines: await latestSecurity(store, lines) }),
    ),
  ],
  ['recount', operation(z.strictObject({}), async (store) => ({ changed: await recountAll(store) }))],
]);

/**
 * Notes that a backup of the province holds every entry received before `until` (UTC). Only then may a device
 * prune what it sent: before the first call `backedUpSeq` is 0 for every stream.
 */
async function markBackedUp(store: Store, until: string): Promise<void> {
  await store.execute(sql`
    update streams set backed_up_seq = greatest(backed_up_seq, held.seq)
    from (select stream, max(seq) as seq from entries where received_at < ${until}::timestamptz group by stream) held
    where held.stream = streams.id`);
}
