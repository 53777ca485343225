// Journal entries of the settings of a PC and of where the office is. The name of a printer may name a person or a room, and an
// address is a person's own words: they stay in the office.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { printPaperSchema, screenScaleSchema } from './contract.ts';

export const printerChosen = defineEntry({
  type: 'printer.chosen',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, paper: printPaperSchema }),
  private: z.strictObject({ printer: z.string().nullable() }),
  topics: ['settings'],
});

/** How large the PC of the entry shows its screens from now on. */
export const screenScaleChosen = definePublicEntry({
  type: 'screen.scale_chosen',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, percent: screenScaleSchema }),
  topics: ['settings'],
});

/** Where the office is and by which telephone, as its papers say from now on. */
export const officeContactStated = defineEntry({
  type: 'office.contact_stated',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema }),
  private: z.strictObject({ address: z.string(), phone: z.string() }),
  topics: ['settings'],
});
