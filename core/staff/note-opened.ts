// What an inspector opens of the office's records is journalled (D16): once for each thing and session, since screens read
// again by themselves.
import { z } from 'zod';
import type { WritePath } from '#core/journal/write-path.ts';
import { daySchema, idSchema } from '#core/leaves/wire/contract.ts';
import { inspectorOpened } from './entries.ts';

type Opened = {
  readonly session: string;
  readonly actor: string;
  readonly what: string;
  readonly input: unknown;
};

/** Of an input only which day or visit it asks for. */
const asked = z.object({
  day: daySchema.optional().catch(undefined),
  visitId: idSchema.optional().catch(undefined),
});

const noted = new WeakMap<object, Set<string>>();

/** Writes that an inspector was shown something, unless the same session was shown it before. */
export function noteOpened(
  desk: { readonly path: Pick<WritePath, 'execute'> },
  { session, actor, what, input }: Opened,
): void {
  const { day, visitId } = asked.safeParse(input).data ?? {};
  const key = [session, what, day, visitId].join(' ');
  const ofDesk = noted.get(desk) ?? new Set();
  noted.set(desk, ofDesk);
  if (ofDesk.has(key)) return;
  desk.path.execute(actor, (tx) =>
    tx.append(inspectorOpened, {
      id: tx.newId(),
      what,
      ...(day === undefined ? {} : { forDay: day }),
      ...(visitId === undefined ? {} : { visitId }),
    }),
  );
  ofDesk.add(key);
}
