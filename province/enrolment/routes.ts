// POST /v1/enrol: how a device and a province come to know each other.
import { enrolRequestSchema } from '#core/foundation/wire/contract.ts';
import { enrolAnswerWithKeySchema } from '#core/foundation/wire/key-recovery.ts';
import { enrolledStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type AttemptSource, countAttempt, uncountAttempt } from '../accounts/attempts.ts';
import { networkOf } from '../accounts/network-of.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import { attestKeys } from '../server-keys/attest-keys.ts';
import { currentServerEpoch, recoveryKeyOf, signingKey } from '../server-keys/identity.ts';
import { successionOf } from '../server-keys/succession.ts';
import { enrolDevice } from './enrol-device.ts';

/** Text that PostgreSQL can hold and a page can show: no control character, no half of a surrogate pair. */
const plain = /^[^\p{Cc}\p{Cs}]*$/u;
const requestSchema = enrolRequestSchema.extend({
  deviceName: enrolRequestSchema.shape.deviceName.regex(plain),
  appVersion: enrolRequestSchema.shape.appVersion.regex(plain),
});

/** Enrolment: attempts at a code are counted before it is compared (N18). */
export function enrolmentRoutes(app: App, { store, identity, clock }: Context): void {
  app.post(
    '/v1/enrol',
    {
      bodyLimit: 4096,
      schema: {
        summary: 'Makes a device known with a single-use code of its office',
        body: requestSchema,
        response: { 200: enrolAnswerWithKeySchema },
      },
    },
    async (request) => {
      const { deviceId, officeCode, proof } = request.body;
      const network = networkOf(request.ip);
      const sources: readonly AttemptSource[] = [
        ['enrol-address', network],
        ['enrol', `${officeCode}@${network}`],
      ];
      const pause = await countAttempt(store, sources, clock());
      if (pause !== null) {
        if (pause.isFirst) await recordSecurityEvent(store, 'code_paused', officeCode, request.ip, clock());
        throw new SyncProblemError('BUSY', 'Too many codes were tried.', { waitSeconds: pause.waitSeconds });
      }
      try {
        await enrolDevice(store, request.body, clock());
      } catch (error) {
        if (error instanceof SyncProblemError) {
          await recordSecurityEvent(store, 'code_refused', officeCode, request.ip, clock());
        }
        throw error;
      }
      // Only its own attempt: a device that asks again with its own code must not wipe away the guesses beside it.
      for (const source of sources) await uncountAttempt(store, source);
      const answer = {
        deviceId,
        officeCode,
        serverEpoch: await currentServerEpoch(store),
        keys: { signing: identity.signingPublic, sealing: identity.sealingPublic },
        serverTime: clock().toISOString(),
      };
      const statement = enrolledStatement({ ...answer, proof });
      const recovery = recoveryKeyOf(identity);
      const keyAttestation = attestKeys(identity);
      const succession = await successionOf(store);
      return {
        ...answer,
        recovery,
        keyAttestation,
        succession,
        signature: signStatement(statement, signingKey(identity)),
      };
    },
  );
}
