// How a new PC joins: a code shown on a PC where the manager is signed in, and a proof of it in both directions that is
// bound to this very TLS channel and to both keys. Who listens or stands in between learns nothing that helps him: the code
// is stretched over the channel's own secret, and is good for one use, ten minutes and a few tries.
import { createHmac, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { lettersOfCode, paperAlphabet } from '#core/foundation/wire/enrol-code.ts';
import { pairingLimits } from './contract.ts';

const exporterLabel = 'EXPORTER-pishkhan-pairing-v1';
const segment = promisify<string, Buffer, number, object, Buffer>(scrypt);
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export type Proofs = { readonly joiner: string; readonly office: string };

/** What both sides can show each other over this channel if they know the code. Keys are raw, base64url (N13). */
export async function proofsOf(
  socket: Pick<TLSSocket, 'exportKeyingMaterial'>,
  code: string,
  keys: { readonly joiner: string; readonly office: string },
): Promise<Proofs> {
  const channel = socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0));
  const key = await segment(lettersOfCode(code), channel, 32, cost);
  const proof = (role: string): string =>
    createHmac('sha256', key).update(`${role}\n${keys.joiner}\n${keys.office}`).digest('base64url');
  return { joiner: proof('joiner'), office: proof('office') };
}

/** Compares proofs without telling how far they agree. */
export function sameProof(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A code that is shown: when it ends, and how many more wrong tries it takes. */
export type Pairing = {
  readonly code: string;
  /** When it ends, ms. */
  readonly until: number;
  /** Whether it would still let a PC in. */
  isUsable(): boolean;
  /** Takes a try before a proof is compared. False when the code is used, too old, or was tried too often. */
  tryOnce(): boolean;
  /** The code has done what it was for. */
  use(): void;
};

/** Makes a code. `now` in ms; `elapsed` is real time, ms: a clock that is set back makes no code last longer. */
export function openPairing(now: () => number, elapsed: () => number): Pairing {
  const code = Array.from({ length: pairingLimits.letters }, () =>
    paperAlphabet.charAt(randomInt(paperAlphabet.length)),
  ).join('');
  const lastsMs = pairingLimits.minutes * 60_000;
  const until = now() + lastsMs;
  const elapsedUntil = elapsed() + lastsMs;
  let triesLeft: number = pairingLimits.tries;
  const isUsable = (): boolean => triesLeft > 0 && now() <= until && elapsed() <= elapsedUntil;
  return {
    code,
    until,
    isUsable,
    tryOnce() {
      if (!isUsable()) return false;
      triesLeft -= 1;
      return true;
    },
    use() {
      triesLeft = 0;
    },
  };
}
