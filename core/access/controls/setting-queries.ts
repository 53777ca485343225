// What the history of settings tells of loosened controls (D20.2).
import { controlLoosenings } from '#db/schema/access/controls.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const controlSettings = {
  control_loosened: { of: controlLoosenings, what: controlLoosenings.control },
} as const;
