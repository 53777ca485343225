// The passwords that people choose most, where they are long enough to be taken at all: what anyone who guesses goes through
// first. The list is a file of its own, with where it comes from.

import list from './top-passwords.json' with { type: 'json' };

/** Made for the first password: a launch asks for none. */
let top: ReadonlySet<string> | undefined;

/** True for one of the list. `key`: folded, letters and digits only. */
export function isTopPassword(key: string): boolean {
  top ??= new Set(list.words.split(' '));
  return top.has(key);
}
