// What the history of settings tells of the limit of explanations (D20.2); this and the columns of reports replace each other (D20.4).
import { explanationLimits, pspMappings } from '#db/schema/closing/day-close.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const explanationSettings = {
  limit: { of: explanationLimits, what: explanationLimits.amount },
} as const;

export const dayCloseRegisters = {
  limit: { of: explanationLimits, by: [], value: explanationLimits.amount },
  mapping: { of: pspMappings, by: [pspMappings.headerKey], value: pspMappings.mapping },
} as const;
