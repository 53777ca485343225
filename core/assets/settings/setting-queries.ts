// What the history of settings tells of printers, of the size of screens, of where the office is and how it is called (D20.2).
import { sql } from 'drizzle-orm';
import { officeContacts, printerChoices, screenScales } from '#db/schema/assets/settings.ts';
import { officeNameCorrections } from '#db/schema/journal/office.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const pcSettings = {
  printer: { of: printerChoices, what: printerChoices.paper },
  scale: { of: screenScales, what: screenScales.percent },
  contact: { of: officeContacts, what: officeContacts.address },
  office_name: { of: officeNameCorrections, what: officeNameCorrections.name },
} as const;

/** Settings of which two that were made apart are shown beside each other (D20.4). */
export const pcRegisters = {
  contact: {
    of: officeContacts,
    by: [],
    value: sql`json_array(${officeContacts.address}, ${officeContacts.phone})`,
    shown: officeContacts.address,
  },
  office_name: { of: officeNameCorrections, by: [], value: officeNameCorrections.name },
} as const;
