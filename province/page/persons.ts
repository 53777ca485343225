// Who works in an office, as its entries named them: staff, never clients.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { earliestEntries, firstOfEach } from './newest-entries.ts';

export type Person = { readonly name: string; readonly role: string | null };

const registeredBody = z.object({ personId: z.string(), name: z.string(), role: z.string().optional() });

/** By their ids; the first entry that names somebody stands. */
export async function personsOf(store: Store, office: string): Promise<Map<string, Person>> {
  const { list } = await earliestEntries(
    store,
    { office },
    sql`${entries.type} = 'staff.registered'`,
    ({ body }) => registeredBody.safeParse(body).success,
  );
  const read = list.flatMap(({ body }) => {
    const person = registeredBody.safeParse(body);
    return person.success ? [person.data] : [];
  });
  return new Map(
    firstOfEach(read, ({ personId }) => personId).map(({ personId, name, role = null }) => [
      personId,
      { name, role },
    ]),
  );
}
