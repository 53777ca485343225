// Runs an operator's command wherever the database can be reached: directly, or in the server that holds it.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type FolderHolder, folderHolder } from '../store/folder-lock.ts';
import { openStore, type StorePlace } from '../store/open.ts';
import { operationsPath } from './loopback-operations.ts';
import { operations } from './operations.ts';

/** @throws z.ZodError for bad arguments; Error with a sentence when the province cannot be reached. */
export async function runOperation(place: StorePlace, name: string, input: unknown): Promise<unknown> {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`There is no command "${name}".`);
  const run = operation(input);
  const holder = 'dir' in place ? await answeringHolder(place.dir) : null;
  if (holder !== null) return askHolder(holder, name, input);
  const opened = await openStore(place);
  try {
    return await run(opened.store, new Date());
  } finally {
    await opened.close();
  }
}

/** The holder once it answers; a server that is starting says where within a few seconds. */
async function answeringHolder(dir: string): Promise<{ url: string; token: string } | null> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const holder: FolderHolder | null = folderHolder(dir);
    if (holder === null) return null;
    if (holder.url !== null && holder.token !== null) return { url: holder.url, token: holder.token };
    await pause(100);
  }
  throw new Error(`Another process has ${dir} open and does not answer.`);
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
