// How an open office ends: each part that was opened says how it is closed, and they are closed in one order.

/** First who asks, then who speaks with others, then who copies, and the store last. */
const order = [
  'calls',
  'days',
  'terminals',
  'peers',
  'sync',
  'snapshots',
  'lists',
  'witness',
  'store',
] as const;
type Part = (typeof order)[number];

export type Closing = {
  /** Says how a part is closed; what is said of it later is done as well. */
  add(part: Part, close: () => void | Promise<void>): void;
  /** Closes all of them; resolves when the store is closed. */
  close(): Promise<void>;
};

export function createClosing(): Closing {
  const said: { readonly part: Part; readonly close: () => void | Promise<void> }[] = [];
  return {
    add: (part, close) => void said.push({ part, close }),
    async close() {
      for (const part of order) for (const one of said) if (one.part === part) await one.close();
    },
  };
}
