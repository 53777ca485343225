// The recovery screen's own line to the shell: while an office is shut there is no application behind the router.
import { z } from 'zod';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import {
  type RecoveryActs,
  type RecoveryView,
  recoveryViewSchema,
} from '#core/replication/recovery/contract.ts';
import { transport } from './transport.ts';

const refusedSchema = z.object({ problem: z.custom<Problem>(isProblem) });

async function ask(name: string, body?: object): Promise<unknown> {
  const answer = await transport.fetch(`/api/recovery.${name}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  const refused = refusedSchema.safeParse(said);
  // The shape in which every refusal is read (problem.ts).
  throw Object.assign(new Error('refused'), { data: refused.success ? refused.data : {} });
}

/** What keeps the office shut leaves these ways; asked anew whenever the problem is another one. */
export const recoveryView = (problem: Problem) => ({
  queryKey: [['recovery', 'view'], problem.code] as const,
  queryFn: async (): Promise<RecoveryView> => recoveryViewSchema.parse(await ask('view')),
});

/** One act of the screen. Rejects with the problem that stood in its way. */
export async function recoveryAct<Name extends keyof RecoveryActs>(
  name: Name,
  input: RecoveryActs[Name],
): Promise<true> {
  await ask(name, input);
  return true;
}
