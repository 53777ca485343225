// Who works in an office, as its entries named them: staff, never clients.
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readEntry } from '#core/leaves/wire/read-entry.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export type Person = { readonly name: string; readonly role: string | null };

const registeredBody = z.object({ personId: z.string(), name: z.string(), role: z.string().optional() });

/** By their ids. */
export async function personsOf(store: Store, office: string): Promise<Map<string, Person>> {
  const rows = await store
    .select({ bytes: entries.bytes })
    .from(entries)
    .where(and(eq(entries.office, office), sql`${entries.type} = 'staff.registered'`))
    .orderBy(entries.position);
  return new Map(
    rows.flatMap(({ bytes }): [string, Person][] => {
      const read = readEntry(bytes);
      const body = registeredBody.safeParse(typeof read === 'string' ? null : read.envelope.body);
      return body.success
        ? [[body.data.personId, { name: body.data.name, role: body.data.role ?? null }]]
        : [];
    }),
  );
}
