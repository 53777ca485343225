// Journal entries of the settings of a PC. The name of a printer may name a person or a room: it stays in the office.
import { z } from 'zod';
import { defineEntry, definePublicEntry } from '#core/journal/define-entry.ts';
import { idSchema } from '#core/leaves/wire/contract.ts';
import { printPaperSchema, screenScaleSchema } from './contract.ts';

export const printerChosen = defineEntry({
  type: 'printer.chosen',
  tv: 1,
  body: z.strictObject({ id: idSchema, paper: printPaperSchema }),
  private: z.strictObject({ printer: z.string().nullable() }),
  topics: ['settings'],
});

/** How large the PC of the entry shows its screens from now on. */
export const screenScaleChosen = definePublicEntry({
  type: 'screen.scale_chosen',
  tv: 1,
  body: z.strictObject({ id: idSchema, percent: screenScaleSchema }),
  topics: ['settings'],
});
