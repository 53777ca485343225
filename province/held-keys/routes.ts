// GET /v1/recovery-key and POST /v1/devices/{id}/held-key: how the data key of an office's PC comes to be kept here.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import {
  heldKeyAnswerSchema,
  heldKeyRequestSchema,
  recoveryKeySchema,
} from '#core/foundation/wire/key-recovery.ts';
import type { App, Context } from '../http/context.ts';
import { answersTo } from '../http/signed-answers.ts';
import { recoveryKeyOf } from '../server-keys/identity.ts';
import { holdKey } from './held-keys.ts';

export function heldKeyRoutes(app: App, { store, identity, clock }: Context): void {
  app.get(
    '/v1/recovery-key',
    {
      schema: {
        summary: 'The key to which an office seals its data key, in the name of the province',
        response: { 200: recoveryKeySchema },
      },
    },
    () => recoveryKeyOf(identity),
  );

  app.post(
    '/v1/devices/:deviceId/held-key',
    {
      bodyLimit: 4096,
      schema: {
        summary:
          'Keeps the sealed data key of a device; a person here can release it to a PC that cannot open its office',
        params: z.object({ deviceId: idSchema }),
        body: heldKeyRequestSchema,
        response: { 200: heldKeyAnswerSchema },
      },
    },
    async (request) => {
      const { params, body } = request;
      const heldAt = (await holdKey(store, identity, { ...params, ...body }, clock())).toISOString();
      answersTo(request, params.deviceId);
      return { heldAt };
    },
  );
}
