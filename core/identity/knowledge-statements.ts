// What decisions on identity knew of each other, for statements that are written out. `w`: how identity_checks is called there.
import { type SQL, sql } from 'drizzle-orm';
import { visitReasons } from '#db/schema/visits.ts';

/** Somebody told in words what had changed before the verification `w`; one that does so says since then what it knew. */
export const isTold = (w: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ${visitReasons} told WHERE told.act_id = ${w}.id)`;
