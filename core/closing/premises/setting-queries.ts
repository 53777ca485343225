// What the history of settings tells of how often things are checked (D20.2, D20.4).
import { rhythmSettings } from '#db/schema/closing/premises.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const rhythmHistory = {
  check_rhythm: { of: rhythmSettings, what: rhythmSettings.label },
} as const;

export const rhythmRegisters = {
  rhythm: { of: rhythmSettings, by: [rhythmSettings.item], value: rhythmSettings.label },
} as const;
