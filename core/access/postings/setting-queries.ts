// What the history of settings tells of the sections of services (D20.2, D20.4).
import { servicePlacings } from '#db/schema/access/postings.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const postingSettings = {
  service_placed: { of: servicePlacings, what: servicePlacings.itemCode },
} as const;

export const postingRegisters = {
  service: { of: servicePlacings, by: [servicePlacings.itemCode], value: servicePlacings.sectionId },
} as const;
