// What the history of settings tells of printers and of the size of screens (D20.2).
import { printerChoices, screenScales } from '#db/schema/assets/settings.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const pcSettings = {
  printer: { of: printerChoices, what: printerChoices.paper },
  scale: { of: screenScales, what: screenScales.percent },
} as const;
