// The form by which a visit is known: the first one, or the oldest of those who came themselves once the first take no part any more
// (D1.217). Parts of statements over `visits`.
import { sql } from 'drizzle-orm';
import { onlyLast } from '#db/order-of-facts.ts';
import type { ClientType } from './contract.ts';

/** SQL: the first form of the visit at hand takes no part any more. */
const firstLeft = sql`EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = visits.id)`;

/** SQL: the id of that form; the visit's own where nobody else came, too. */
export const headFormOf = sql<string>`CASE WHEN ${firstLeft} THEN coalesce((
  SELECT f.id FROM visit_forms f WHERE f.visit_id = visits.id AND f.client_type NOT IN ('further_principal', 'helper')
    AND NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = f.id)
  ORDER BY f.lc, f.id LIMIT 1), visits.id) ELSE visits.id END`;

const ofHead = (column: string) =>
  sql`(SELECT f.${sql.raw(column)} FROM visit_forms f WHERE f.id = ${headFormOf})`;

/** SQL: the client's type. */
export const clientTypeOf = sql<ClientType>`coalesce(${ofHead('client_type')}, visits.client_type)`;
/** SQL: the client's name as it was typed, or as it was corrected last; null where the private part is not here. */
export const clientNameOf = sql<string | null>`coalesce((
  SELECT c.client_name FROM visit_corrections c WHERE c.visit_id = visits.id AND c.form_id = ${headFormOf}
    AND c.client_name IS NOT NULL
  ${onlyLast('c')}), CASE WHEN ${firstLeft} THEN ${ofHead('client_name')} END, visits.client_name)`;
/** SQL: the mask of the client's identifier as it was corrected last; null where it was not. */
export const correctedMaskOf = sql<string | null>`(
  SELECT k.form_identifier_masked FROM identifier_corrections k WHERE k.visit_id = visits.id AND k.form_id = ${headFormOf}
    AND k.form_identifier_masked IS NOT NULL
  ${onlyLast('k')})`;
/** SQL: what was typed as the client's identifier, where the client is not the first one any more. */
export const laterIdentifierOf = sql<string | null>`CASE WHEN ${firstLeft} THEN ${ofHead('identifier')} END`;
/** SQL: the names of everybody else in the visit, as a JSON list; each as it was typed, or as it was corrected last. */
export const otherNamesOf = sql<string>`(SELECT json_group_array(coalesce((
    SELECT c.client_name FROM visit_corrections c WHERE c.visit_id = f.visit_id AND c.form_id = f.id
      AND c.client_name IS NOT NULL
    ${onlyLast('c')}), f.client_name)) FROM visit_forms f
  WHERE f.visit_id = visits.id AND f.id <> ${headFormOf}
    AND NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = f.id))`;
/** SQL: how many forms came to the visit beside it, without those who are only represented. */
export const othersOf = sql<number>`(SELECT count(*) FROM visit_forms f WHERE f.visit_id = visits.id
  AND f.client_type <> 'further_principal' AND f.id <> ${headFormOf}
  AND NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = f.id))`;
