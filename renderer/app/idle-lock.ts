// Locks the screen after five minutes without a key or the mouse, and when the operating system locks. Measured by
// the clock, so a sleeping machine wakes up locked. The core counts the same by itself, from the signs that it is sent.
import { useEffect } from 'react';
import { desk } from '../api/client.ts';
import { followCore } from '../api/query-client.ts';
import { transport } from '../api/transport.ts';

const idleLimitMs = 5 * 60_000;
const checkEveryMs = 5_000;
/** How often the core is told that somebody is there, at most. */
const tellEveryMs = 20_000;
const signsOfLife = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** A refusal says that the core has locked or ended the session: the screen follows at its next call, or here. */
function tellStillHere(): void {
  desk.staff.stillHere.mutate().catch(followCore);
}

/** Calls `lock` once the person has been away for five minutes, or when the operating system locks. */
export function useIdleLock(lock: () => void): void {
  useEffect(() => {
    let lastSignAt = Date.now();
    let toldAt = Date.now();
    const live = () => {
      lastSignAt = Date.now();
    };
    const check = () => {
      if (Date.now() - lastSignAt >= idleLimitMs) lock();
      else if (lastSignAt > toldAt && Date.now() - toldAt >= tellEveryMs) {
        toldAt = Date.now();
        tellStillHere();
      }
    };
    for (const sign of signsOfLife) window.addEventListener(sign, live, { passive: true, capture: true });
    document.addEventListener('visibilitychange', check);
    const stopHearing = transport.onLock(lock);
    const timer = window.setInterval(check, checkEveryMs);
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, live, { capture: true });
      document.removeEventListener('visibilitychange', check);
      stopHearing();
      window.clearInterval(timer);
    };
  }, [lock]);
}
