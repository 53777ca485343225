// The part of the tables by which people are let in, and what is entered into them.
import {
  accounts,
  emergency,
  inspections,
  postings,
  secondFactor,
  staff,
} from '#core/app/registry/duties.ts';
import type { ComparedPart } from '#core/journal/verification/compare-days.ts';
import { tablesOfPeople } from '#core/journal/verification/derived-tables.ts';
import type { Store } from '#db/open-store.ts';

/** These tables, and the types of all entries that write them. */
export function peoplePart(store: Store): ComparedPart {
  const duties = [accounts, emergency, inspections, postings, secondFactor, staff];
  const types = duties.flatMap(({ appliers }) => appliers(store).map(({ type }) => type));
  return { tables: tablesOfPeople, types: new Set(types) };
}
