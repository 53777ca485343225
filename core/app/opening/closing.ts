// How an open office ends: each part that was opened says how it is closed, and they are closed in one order.

/** First who asks, then who speaks with others, then who copies, and the store last. */
const order = [
  'calls',
  'days',
  'image',
  'terminals',
  'peers',
  'sync',
  'snapshots',
  'witness',
  'store',
] as const;
type Part = (typeof order)[number];

export type Closing = {
  /** Says how a part is closed. */
  add(part: Part, close: () => void | Promise<void>): void;
  /** Closes all of them; resolves when the store is closed. */
  close(): Promise<void>;
};

export function createClosing(): Closing {
  const parts = new Map<Part, () => void | Promise<void>>();
  return {
    add: (part, close) => void parts.set(part, close),
    async close() {
      for (const part of order) await parts.get(part)?.();
    },
  };
}
