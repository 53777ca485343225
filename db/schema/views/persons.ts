// The people of the office under their right names. Statements read the view by the table of its name in access/staff.ts, for drizzle
// knows no alias of a view; all.ts has the view in its place, so that the migration makes a view.
import { sql } from 'drizzle-orm';
import { sqliteView, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const persons = sqliteView('persons', {
  id: text().notNull(),
  name: text().notNull(),
  role: text().notNull(),
  nationalCodeMasked: text().notNull(),
  nationalCodeHmac: text().notNull(),
  nationalCode: text(),
  fatherName: text(),
  ...factColumns,
}).as(sql`SELECT r.id, coalesce((SELECT c.name FROM name_corrections c WHERE c.person_id = r.id
    ORDER BY c.lc DESC, c.id DESC LIMIT 1), r.name) AS name,
  r.role, r.national_code_masked, r.national_code_hmac, r.national_code, r.father_name, r.at, r.lc, r.day, r.actor, r.device
  FROM registrations r`);
