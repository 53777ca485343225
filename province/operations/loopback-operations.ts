// Runs an operator's command in the server that holds the embedded database. Only a process that can read the
// folder's `holder.json` (mode 0600) knows the token.
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { App, Context } from '../http/context.ts';
import { operations } from './operations.ts';

export const operationsPath = '/internal/operations/';

export function loopbackOperations(app: App, { store, clock, operatorToken }: Context): void {
  app.post(
    `${operationsPath}:name`,
    { schema: { hide: true, params: z.object({ name: z.string() }) } },
    async (request, reply) => {
      const operation = operations.get(request.params.name);
      if (!sameToken(request.headers.authorization, operatorToken) || operation === undefined) {
        return reply.code(404).send();
      }
      return operation(request.body)(store, clock());
    },
  );
}

function sameToken(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
