// The accounts of one human being, whose accesses count together.
import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Orm } from '#db/open-store.ts';
import { persons } from '#db/schema/access/staff.ts';

/** How many of a person's newest accesses are searched for bulk access. */
export const newestSearched = 500;

/** The accounts of the human being behind the placeholder `person`. */
export function accountsOfPerson(orm: Orm) {
  const self = alias(persons, 'self');
  return orm
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(self, eq(self.nationalCodeHmac, persons.nationalCodeHmac))
    .where(eq(self.id, sql.placeholder('person')));
}
