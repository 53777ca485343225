// How much is on the way at once: at most one batch of an epoch and so many in all, each as large as the other side takes in within a
// moment.

/** Entries of a batch: of the smallest and of the largest. */
export type Sizes = { readonly fewest: number; readonly most: number };

/** What went well is doubled, what took too long is halved. */
export const grown = (size: number, { most }: Sizes): number => Math.min(most, size * 2);
export const shrunk = (size: number, { fewest }: Sizes): number => Math.max(fewest, Math.floor(size / 2));

/** A batch that is not answered yet. `chain`: the id of its key; `since` in ms. */
export type OnTheWay = {
  readonly chain: string;
  readonly seq: number;
  readonly entries: number;
  readonly since: number;
};
/** What is on the way, by the id of its epoch; `size`: entries of the next batch. */
export type Window = { readonly onTheWay: ReadonlyMap<string, OnTheWay>; readonly size: number };

/** An answer within `quickMs` makes a full batch twice as large, one beyond `slowMs` half as large. */
export type Pace = Sizes & { readonly quickMs: number; readonly slowMs: number };

export const openWindow = (size: number): Window => ({ onTheWay: new Map(), size });

export const withSent = (window: Window, epoch: string, sent: OnTheWay): Window => ({
  ...window,
  onTheWay: new Map(window.onTheWay).set(epoch, sent),
});

export function withoutSent(window: Window, epoch: string): Window {
  const onTheWay = new Map(window.onTheWay);
  onTheWay.delete(epoch);
  return { ...window, onTheWay };
}

/** It holds so much of an epoch: what was on its way, or what came to it from somebody else meanwhile. */
export function arrived(window: Window, epoch: string, seq: number, now: number, pace: Pace): Window {
  const sent = window.onTheWay.get(epoch);
  if (sent === undefined || sent.seq > seq) return window;
  const took = now - sent.since;
  const after = withoutSent(window, epoch);
  if (took > pace.slowMs) return { ...after, size: shrunk(window.size, pace) };
  const isFull = sent.entries >= window.size;
  return took < pace.quickMs && isFull ? { ...after, size: grown(window.size, pace) } : after;
}
