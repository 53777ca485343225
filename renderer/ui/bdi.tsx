// An identifier, reference number or hash: left to right, Latin digits, monospaced, apart from its surroundings.
import { toLatinDigits } from '#core/leaves/text/fold.ts';

export function Bdi({ children }: { children: string }) {
  return <bdi dir="ltr">{toLatinDigits(children)}</bdi>;
}
