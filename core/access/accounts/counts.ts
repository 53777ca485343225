// SQL that leaves out facts about accounts which were set apart (judge.ts).
import { type SQL, sql } from 'drizzle-orm';

/** True of a row of this table or alias whose fact counts. */
export const counts = (name: string): SQL => sql.raw(`${name}.id NOT IN (SELECT id FROM facts_set_apart)`);
