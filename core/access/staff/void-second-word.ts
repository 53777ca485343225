// Whether the second person's word on a fact counts no more, as a condition of SQL: asked of every row of a list (D7.240, D19.60).
import { type SQL, sql } from 'drizzle-orm';
import { isBefore } from '#db/order-of-facts.ts';
import { secondPersonAfterDays } from './second-person.ts';

/**
 * Whoever wrote the fact, under any of their accounts, ended the second person's password lately or soon afterwards: they may be who gave
 * the word. `table` has `actor`, `second_by` and `day`.
 */
export const isSecondVoid = (table: 'difference_settlements' | 'complaint_addenda'): SQL => {
  const [of, days] = [sql.raw(table), secondPersonAfterDays];
  return sql`EXISTS (SELECT 1 FROM activations a
    WHERE a.person_id = ${of}.second_by
      AND a.actor IN (SELECT o.id FROM persons p JOIN persons o ON o.national_code_hmac = p.national_code_hmac
        WHERE p.id = ${of}.actor)
      AND a.day > date(${of}.day, ${sql.raw(`'-${days} days'`)})
      AND a.day < date(${of}.day, ${sql.raw(`'+${days} days'`)})
      AND EXISTS (SELECT 1 FROM activations e WHERE e.person_id = a.person_id AND ${isBefore('e', 'a')}))`;
};
