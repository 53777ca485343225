// What an inspector opens of the office's records is journalled by its name (D16): once for each thing and session, since screens
// read again by themselves.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { inspectorOpened } from './entries.ts';

type Opened = {
  readonly session: string;
  readonly actor: string;
  readonly what: string;
  readonly input: unknown;
};

const idGiven = idSchema.optional().catch(undefined);
const dayGiven = daySchema.optional().catch(undefined);
const wordGiven = z.string().max(60).optional().catch(undefined);

/** What the input of a procedure names, as the entry says it. Whatever a new procedure asks by belongs here. */
const asked = z
  .object({
    ...{ visitId: idGiven, reportId: idGiven, personId: idGiven, importId: idGiven, protocolId: idGiven },
    photoId: idGiven,
    ...{ day: dayGiven, from: dayGiven, to: dayGiven },
    ...{ group: wordGiven, type: wordGiven, kind: wordGiven, line: wordGiven },
    exceptionKey: z.string().max(4000).optional().catch(undefined),
    before: z.int().min(1).optional().catch(undefined),
    words: z.literal(true).optional(),
  })
  .transform(({ day, group, type, kind, words, ...named }) => ({
    ...named,
    ...{ forDay: day, recordGroup: group, recordType: type, settingKind: kind, isSearched: words },
  }));

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/**
 * What was given of an input: null and left out both mean «not narrowed», and the order of fields means nothing. Of words that are
 * looked for only that there are some: a search that is typed letter by letter is one thing (D19.188).
 */
function givenOf(input: unknown): [string, unknown][] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input)
    .filter(
      ([field, value]) => value !== null && value !== undefined && !(field === 'words' && isEmpty(value)),
    )
    .map(([field, value]): [string, unknown] => (field === 'words' ? [field, true] : [field, value]))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Writes that an inspector was shown something, unless the same session was shown the same thing before (D16.10). */
export function logInspectorAccess(
  desk: {
    readonly path: Pick<WritePath, 'execute'>;
    readonly memory: { readonly openedByInspectors: Set<string> };
  },
  { session, actor, what, input }: Opened,
): void {
  const given = givenOf(input);
  // The whole of what was asked: also what has no name in the entry is a thing of its own.
  const key = JSON.stringify([session, what, given]);
  const { openedByInspectors } = desk.memory;
  if (openedByInspectors.has(key)) return;
  const named = Object.entries(asked.parse(Object.fromEntries(given))).filter(
    ([, value]) => value !== undefined,
  );
  desk.path.execute(actor, (tx) =>
    tx.append(
      inspectorOpened,
      inspectorOpened.body.parse({ id: tx.newId(), what, ...Object.fromEntries(named) }),
    ),
  );
  openedByInspectors.add(key);
}
