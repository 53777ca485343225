// Runs an operator's command wherever the database can be reached: directly, or in the server that holds it.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { totalColumns } from '../projection/day-totals.ts';
import { FolderHeldError } from '../store/folder-lock.ts';
import { type OpenStore, openStore, type StorePlace } from '../store/open.ts';
import { operationsPath } from './loopback-operations.ts';
import { operations } from './operations.ts';

/** @throws z.ZodError for bad arguments; Error with a sentence when the province cannot be reached. */
export async function runOperation(place: StorePlace, name: string, input: unknown): Promise<unknown> {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`There is no command "${name}".`);
  const run = operation(input);
  const reached = await openOrAsk(place);
  if ('url' in reached) return askHolder(reached, name, input);
  try {
    return await run(reached.store, new Date());
  } finally {
    await reached.close();
  }
}

/** The opened store, or where its holder answers: one that is starting says so within a few seconds. */
async function openOrAsk(place: StorePlace): Promise<OpenStore | { url: string; token: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openStore(place, totalColumns);
    } catch (error) {
      if (!(error instanceof FolderHeldError)) throw error;
      const { url = null, token = null } = error.holder ?? {};
      if (url !== null && token !== null) return { url, token };
      if (attempt === 100) throw error;
    }
    await pause(100);
  }
}

async function askHolder(
  holder: { url: string; token: string },
  name: string,
  input: unknown,
): Promise<unknown> {
  const response = await fetch(`${holder.url}${operationsPath}${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${holder.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (response.ok) return response.json();
  const problem = z.object({ title: z.string() }).safeParse(await response.json().catch(() => null));
  throw new Error(problem.data?.title ?? `The running province refused the command (${response.status}).`);
}
