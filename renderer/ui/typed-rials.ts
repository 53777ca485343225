// An amount in rials that somebody may type, in either digits and with separators; it need not be given.
import { z } from 'zod';
import { parseRial } from '#core/foundation/money/rial.ts';
import type { MessageId } from '../i18n/messages.ts';
import { sentence } from './form.tsx';

/** Whole rials, or null where nothing was typed; undefined for what cannot be read. */
export function rialsOrNone(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const read = parseRial(typed);
  return read.ok ? read.rials : undefined;
}

/** A field that stays as it was typed; says `wrong` of anything that cannot be read. */
export const typedRialsOrNone = (wrong: MessageId) =>
  z.string().refine((typed) => rialsOrNone(typed) !== undefined, sentence(wrong));
