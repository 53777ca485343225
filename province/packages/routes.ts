// GET /v1/packages: what the province has published, for its devices.
import { z } from 'zod';
import { deviceOfRequest } from '../devices/device-token.ts';
import type { App, Context } from '../http/context.ts';
import { packagesAfter } from './publish.ts';

const pageSize = 50;
const packageSchema = z.object({
  /** The value of `after` with which the next ones are asked for. */
  number: z.int(),
  kind: z.string(),
  version: z.int(),
  jws: z.string(),
});

export function packageRoutes(app: App, { store, clock }: Context): void {
  app.get(
    '/v1/packages',
    {
      schema: {
        summary: 'Signed packages published after a number, oldest first',
        querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }),
        response: { 200: z.object({ packages: z.array(packageSchema) }) },
      },
    },
    async (request) => {
      await deviceOfRequest(store, request, clock());
      return { packages: await packagesAfter(store, request.query.after, pageSize) };
    },
  );
}
