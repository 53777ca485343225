// Text that comes in, as zod judges it: first without what nobody sees, then measured. The one place where that is done.
// Every text of an input is of one of these kinds, or of a form that a pattern says (tests/contract/api/texts.test.ts).
import { z } from 'zod';
import { asSeen, asSeenOnOneLine, dropUnseen } from './unseen.ts';

/** `line` and `lines` are words, `code` is typed or scanned, `secret` stays as it was typed, `made` comes from a program. */
export type TextKind = 'line' | 'lines' | 'code' | 'secret' | 'made';
export const textKinds = z.registry<{ readonly kind: TextKind }>();

/** Without half a surrogate pair: no UTF-8 says it, so neither journal nor database holds it. */
const wellFormed = /^\P{Cs}*$/u;

/** `least` and `most` count what is left of a text once it is cleaned (A28). */
function cleaned(kind: TextKind, clean: (text: string) => string, least: number, most: number): z.ZodString {
  return z
    .string()
    .overwrite(clean)
    .trim()
    .min(least)
    .max(most)
    .regex(wellFormed)
    .register(textKinds, { kind });
}

/** Words on one line, such as a name. A line break that was pasted is a space. */
export function typedLine(least: number, most: number): z.ZodString {
  return cleaned('line', asSeenOnOneLine, least, most);
}

/** Words that may have several lines: a reason, a note, a complaint. */
export function typedLines(least: number, most: number): z.ZodString {
  return cleaned('lines', asSeen, least, most);
}

/** A number or code as typed or scanned, in any digits, with spaces and dashes: its own rule reads it. */
export function typedCode(least: number, most: number): z.ZodString {
  return cleaned('code', dropUnseen, least, most);
}

/** A password or PIN: nothing of it is changed. */
export function typedSecret(least: number, most: number): z.ZodString {
  return z.string().min(least).max(most).register(textKinds, { kind: 'secret' });
}

/** Bytes, a token, a key: what a program made and nobody typed. */
export function madeText(least: number, most: number): z.ZodString {
  return z.string().min(least).max(most).register(textKinds, { kind: 'made' });
}
