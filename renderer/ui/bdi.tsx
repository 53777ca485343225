// An identifier, reference number or hash: left to right, Latin digits, monospaced, apart from its surroundings. A word that
// stands in its place (a sample letter has no number) is read as a word.
import { toLatinDigits } from '#core/foundation/text/fold.ts';

export function Bdi({ children }: { children: string }) {
  const isWord = /\p{Script=Arabic}/u.test(children) && !/\p{Nd}/u.test(children);
  if (isWord) return <bdi>{children}</bdi>;
  return <bdi dir="ltr">{toLatinDigits(children)}</bdi>;
}
