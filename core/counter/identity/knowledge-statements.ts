// What decisions on identity knew of each other, for statements that are written out. `w`, `r`: how identity_checks is called
// there. Only the word of a decision's own PC counts: otherwise one PC could say for another that it had known.
import { type SQL, sql } from 'drizzle-orm';
import { knownDecisions, memoryNotes } from '#db/schema/counter/identity.ts';
import { visitReasons } from '#db/schema/counter/visits.ts';

/** The decision `w` names the decision `r` as one that its PC knew. */
export const knew = (w: SQL, r: SQL): SQL => sql`EXISTS (SELECT 1 FROM ${knownDecisions} known
  WHERE known.known_id = ${r}.id AND known.check_id = ${w}.id AND known.device = ${w}.device)`;

/** The decision `w` says what it knew; one of before that was told does not, nor a verification that had nothing to say. */
export const saysWhatItKnew = (w: SQL): SQL => sql`EXISTS (SELECT 1 FROM ${memoryNotes} note
  WHERE note.check_id = ${w}.id AND note.device = ${w}.device)`;

/** Somebody told in words what had changed before the verification `w`; one that does so says since then what it knew. */
export const isTold = (w: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ${visitReasons} told WHERE told.act_id = ${w}.id)`;
