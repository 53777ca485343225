// A bundle that is being written or taken in, and how far it is: screens and the command line show it.
import type { BundleTaken, BundleWritten, Carrying } from '../contract.ts';
import { type BundleInDesk, bundleIn } from './bundle-in.ts';
import { type BundleDesk, bundleOut } from './bundle-out.ts';

/** Told how far a bundle is: entries that are written, or bytes that are proved or taken in. */
export type OnCarryProgress = (now: Carrying) => void;

export type Bundles = {
  /** Writes a bundle for the province or for the office's PCs into a folder. @throws what bundleOut throws */
  bundleOut(recipient: 'province' | 'office', dir: string, tell?: OnCarryProgress): Promise<BundleWritten>;
  /** Takes a bundle in. @throws what bundleIn throws */
  bundleIn(file: string, tell?: OnCarryProgress): Promise<BundleTaken>;
  /** How far the one is that is under way; null when none is. */
  carrying(): Carrying | null;
};

/** `changed` is called whenever it got farther. */
export function createBundles(desk: BundleDesk & BundleInDesk, changed: () => void): Bundles {
  let now: Carrying | null = null;
  async function shown<Done>(
    tell: OnCarryProgress | undefined,
    carry: (told: OnCarryProgress) => Promise<Done>,
  ): Promise<Done> {
    try {
      return await carry((next) => {
        now = next;
        tell?.(next);
        changed();
      });
    } finally {
      now = null;
      changed();
    }
  }
  return {
    bundleOut: (recipient, dir, tell) => shown(tell, (told) => bundleOut(desk, recipient, dir, told)),
    bundleIn: (file, tell) => shown(tell, (told) => bundleIn(desk, file, told)),
    carrying: () => now,
  };
}
