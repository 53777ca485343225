// Relays entries of other devices. Each device sends its entries to every PC that it is linked with. A relay waits a moment for the
// other side to say that it has them, and sends what is still missing then. What was missing at the greeting is sent at once (N37).
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { linkLimits } from './contract.ts';

export type Relay = {
  /** The other side holds all of a chain. */
  even(chain: string): void;
  /** Whether what the other side lacks of a chain is to be sent now; otherwise `again` is called when it may be. */
  isDue(chain: string): boolean;
  stop(): void;
};

/** Passes other PCs' entries on where their writer does not reach, a moment later (N37). `failed` is told what `again` threw. */
export function createRelay(again: () => void, failed: (error: unknown) => void): Relay {
  const settled = new Set<string>();
  /** When it may be sent, ms. */
  const due = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  const passOn = neverThrows(failed, () => {
    timer = null;
    again();
  });

  function waitFor(ms: number): void {
    if (timer !== null) return;
    timer = setTimeout(passOn, Math.max(1, ms));
    timer.unref();
  }

  return {
    even(chain) {
      settled.add(chain);
      due.delete(chain);
    },
    isDue(chain) {
      if (!settled.has(chain)) return true;
      const now = performance.now();
      // Not all at once: the first who passes it on spares the others.
      const at = due.get(chain) ?? now + linkLimits.relayMs * (1 + Math.random());
      due.set(chain, at);
      if (now < at) {
        waitFor(at - now);
        return false;
      }
      settled.delete(chain);
      due.delete(chain);
      return true;
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
