// Statements of a fixed text, which a connection prepares once under their names. Those that are given together leave together
// and are answered one after the other: one way there and back (`pipeline` in open.ts). Columns go over as one array each.
import type { Store } from './store.ts';

/** `name` belongs to one text only. */
export type Statement = { readonly name: string; readonly text: string };

/** Runs a statement. A bigint of its rows is text or a number, as the driver has it. */
export async function run(
  store: Store,
  { name, text }: Statement,
  params: readonly unknown[],
): Promise<readonly Record<string, unknown>[]> {
  const query = { sql: text, params: [...params] };
  const { rows } = await store._.session.prepareQuery<Ran>(query, undefined, name, false).execute();
  return rows;
}

type Ran = { execute: { rows: Record<string, unknown>[] }; all: unknown; values: unknown };

/**
 * Waits for all of what was begun, also when one fails: none may come to the connection after its transaction has ended. They are
 * answered in the order in which they were begun: as calls of `run`, or of `execute` of what is prepared. What drizzle would begin
 * only when it is awaited is none of them.
 * @throws the first failure
 */
export async function together<const Work extends readonly unknown[]>(
  begun: Work,
): Promise<{ -readonly [Nth in keyof Work]: Awaited<Work[Nth]> }> {
  await Promise.allSettled(begun);
  return Promise.all(begun);
}

/** An array of whole numbers. */
export const numbers = (values: readonly (number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join()}}`;

/** An array of texts. */
export const texts = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${escaped(value)}"`)).join()}}`;

const escaped = (text: string): string =>
  text.includes('"') || text.includes('\\') ? text.replaceAll(/["\\]/gu, '\\$&') : text;
