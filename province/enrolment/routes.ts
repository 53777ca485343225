// POST /v1/enrol: how a device and a province come to know each other.
import { enrolAnswerSchema, enrolRequestSchema } from '#core/leaves/wire/contract.ts';
import { enrolledStatement, signStatement } from '#core/leaves/wire/signed-statements.ts';
import type { App, Context } from '../http/context.ts';
import { currentServerEpoch, signingKey } from '../identity.ts';
import { enrolDevice } from './enrol-device.ts';

/** Text that PostgreSQL can hold and a page can show: no control characters. */
const plain = /^\P{Cc}*$/u;
const requestSchema = enrolRequestSchema.extend({
  deviceName: enrolRequestSchema.shape.deviceName.regex(plain),
  appVersion: enrolRequestSchema.shape.appVersion.regex(plain),
});

export function enrolmentRoutes(app: App, { store, identity, clock }: Context): void {
  app.post(
    '/v1/enrol',
    {
      bodyLimit: 4096,
      schema: {
        summary: 'Makes a device known with a single-use code of its office',
        body: requestSchema,
        response: { 200: enrolAnswerSchema },
      },
    },
    async (request) => {
      const { deviceId, officeCode, proof } = request.body;
      await enrolDevice(store, request.body, clock());
      const answer = {
        deviceId,
        officeCode,
        serverEpoch: await currentServerEpoch(store),
        keys: { signing: identity.signingPublic, sealing: identity.sealingPublic },
        serverTime: clock().toISOString(),
      };
      const statement = enrolledStatement({ ...answer, proof });
      return { ...answer, signature: signStatement(statement, signingKey(identity)) };
    },
  );
}
