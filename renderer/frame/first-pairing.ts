// What became of the pairing in the first run, for as long as the window lives: the office is set up meanwhile, and the
// screen has gone on to the sign-in.
import { create } from 'zustand';
import type { Problem } from '#core/foundation/problems/catalogue.ts';

type Pairing = {
  state: 'not_asked' | 'under_way' | 'joined' | 'failed';
  problem: Problem | null;
  /** The outcome was on the sign-in screen, and somebody has signed in since. */
  isReported: boolean;
  /** What was typed; kept after a failure, so that it need not be typed again. */
  provinceUrl: string;
  code: string;
};

const nothing: Pairing = { state: 'not_asked', problem: null, isReported: false, provinceUrl: '', code: '' };

export const usePairing = create<Pairing>(() => nothing);

export const notePairing = (pairing: Partial<Pairing>): void => usePairing.setState(pairing);
/** Somebody has gone on from the sign-in screen: an outcome need not be told again. */
export const markAnnounced = (): void =>
  usePairing.setState(({ state }) => ({ isReported: state === 'joined' || state === 'failed' }));
export const forgetPairing = (): void => usePairing.setState(nothing);
