// Journal entries of the settings of a PC. The name of a printer may name a person or a room: it stays in the office.
import { z } from 'zod';
import { defineEntry } from '#core/journal/define-entry.ts';
import { idSchema } from '#core/leaves/wire/contract.ts';
import { printPaperSchema } from './contract.ts';

export const printerChosen = defineEntry({
  type: 'printer.chosen',
  tv: 1,
  body: z.strictObject({ id: idSchema, paper: printPaperSchema }),
  private: z.strictObject({ printer: z.string().nullable() }),
  topics: ['settings'],
});
