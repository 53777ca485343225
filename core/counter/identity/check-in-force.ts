// The decision that stands on the identity of those of a form (D1.24), and of a visit by its forms (D1.75): parts of statements.
import { type SQL, sql } from 'drizzle-orm';
import { knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { standsFirst } from './rules.ts';

const rank = sql.raw(
  `CASE c.outcome ${standsFirst.map((outcome, index) => `WHEN '${outcome}' THEN ${index}`).join(' ')} END`,
);

/**
 * SQL: the check `c` knew every correction of an identifier of its form, and of whoever acts for somebody of it or is acted for. A
 * verification that did not know one is of somebody else: it stands for nobody and answers nothing (D1.125).
 */
export const knewIdentifiers = (c: string): SQL => sql`NOT EXISTS (
  SELECT 1 FROM identifier_corrections k WHERE k.visit_id = ${sql.raw(c)}.visit_id AND NOT ${knew(c, 'k')}
    AND (k.form_id = ${sql.raw(c)}.form_id OR EXISTS (SELECT 1 FROM mandates m
      WHERE m.visit_id = ${sql.raw(c)}.visit_id AND m.form_id = ${sql.raw(c)}.form_id AND m.basis <> 'helper'
        AND k.participant_id IN (m.from_id, m.to_id))))`;

/** A column of the check that stands, null while there is none; `visit` and `form` are the SQL of their ids. */
export const checkInForce = (column: 'id' | 'outcome', visit: string, form: string): SQL => sql`(
  SELECT ${sql.raw(`c.${column}`)} FROM identity_checks c WHERE c.visit_id = ${sql.raw(visit)}
    AND c.form_id = ${sql.raw(form)}
    AND NOT EXISTS (SELECT 1 FROM identity_checks later
      WHERE later.visit_id = c.visit_id AND later.form_id = c.form_id AND later.lc > c.lc AND ${knew('later', 'c')})
    AND (c.outcome <> 'verified' OR ${knewIdentifiers('c')})
  ORDER BY ${rank}, ${sql.raw(newestFirstWritten('c'))} LIMIT 1)`;

/**
 * What stands of the visit at hand, as `outcomeOfVisit` says it; null while it is undecided. Most visits have one form, and of those one
 * look is enough.
 */
export const outcomeInForce: SQL = sql`CASE
  WHEN NOT EXISTS (SELECT 1 FROM visit_forms f WHERE f.visit_id = visits.id)
  THEN nullif(${checkInForce('outcome', 'visits.id', 'visits.id')}, 'resumed')
  ELSE (SELECT CASE
      WHEN sum(stand.outcome = 'verified') = count(*) THEN 'verified'
      WHEN max(stand.outcome = 'escalated') = 1 THEN 'escalated'
      WHEN sum(stand.outcome = 'refused') = count(*) THEN 'refused' END
    FROM (SELECT coalesce(${checkInForce('outcome', 'form.visit_id', 'form.id')}, '') AS outcome
      FROM (SELECT visits.id AS id, visits.id AS visit_id
          WHERE NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = visits.id) UNION ALL
        SELECT f.id, f.visit_id FROM visit_forms f WHERE f.visit_id = visits.id
          AND NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = f.id)) form) stand) END`;

/** Somebody verified the people of the visit at hand, whatever stands: they may have been served (D21.10). */
export const wasVerified = sql`EXISTS (SELECT 1 FROM identity_checks c
  WHERE c.visit_id = visits.id AND c.outcome = 'verified')`;
