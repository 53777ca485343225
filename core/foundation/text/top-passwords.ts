// The passwords that people choose most, where they are long enough to be taken at all: what anyone who guesses goes through
// first. The list is a file of its own, with where it comes from.

import { foldFa } from './fold.ts';
import list from './top-passwords.json' with { type: 'json' };

const top = new Set(list.words.split(' '));

/** True for one of the list, however its letters are written and whatever signs stand between them. */
export const isTopPassword = (password: string): boolean =>
  top.has(foldFa(password).replaceAll(/[^\p{L}\p{N}]/gu, ''));
