// The PIN and the key of a shift, kept with their session and gone with it (core/access/sign-in/pin.ts and second-factor/shift-key.ts say
// what they open).
import { pinTries } from './rules.ts';
import type { KeptPin, SessionTable, ShiftKey } from './session-table.ts';

/** What is asked and kept of the PINs and keys of sessions. */
export function pinsOf({ byToken, current }: SessionTable) {
  return {
    /** Keeps the PIN of a session; a former one is gone. */
    keepPin(token: string, pin: KeptPin): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = { ...pin, tries: 0 };
    },
    /** Keeps the key of a session, or its counter after a use; null takes it away. */
    keepShiftKey(token: string, key: ShiftKey | null): void {
      const session = byToken.get(token);
      if (session !== undefined) session.shiftKey = key;
    },
    shiftKey: (token: string): ShiftKey | null => current(token)?.shiftKey ?? null,
    pin: (token: string): KeptPin | null => current(token)?.pin ?? null,
    dropPin(token: string): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = null;
    },
    /**
     * Takes one of the tries before the PIN is compared, so that tries at the same time count as well. The last one
     * takes the PIN with it.
     */
    takePinTry(token: string): { readonly hash: string; readonly triesLeft: number } | null {
      const session = current(token);
      if (session === undefined || session.pin === null) return null;
      const { hash } = session.pin;
      session.pin.tries += 1;
      const triesLeft = pinTries - session.pin.tries;
      if (triesLeft <= 0) session.pin = null;
      return { hash, triesLeft };
    },
    /** The PIN was right: it stands with all its tries again, unless another was set meanwhile. */
    pinWasRight(token: string, pin: KeptPin): void {
      const session = byToken.get(token);
      const isOther = session?.pin != null && session.pin.hash !== pin.hash;
      if (session !== undefined && !isOther) session.pin = { ...pin, tries: 0 };
    },
  };
}
