// Locks the screen after five minutes without a key or the mouse, and when the operating system locks. Measured by
// the clock, so a sleeping machine wakes up locked.
import { useEffect } from 'react';
import { transport } from '../api/transport.ts';

const idleLimitMs = 5 * 60_000;
const checkEveryMs = 5_000;
const signsOfLife = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** Calls `lock` once the person has been away for five minutes, or when the operating system locks. */
export function useIdleLock(lock: () => void): void {
  useEffect(() => {
    let lastSignAt = Date.now();
    const live = () => {
      lastSignAt = Date.now();
    };
    const check = () => {
      if (Date.now() - lastSignAt >= idleLimitMs) lock();
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
