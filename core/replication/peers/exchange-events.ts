// A link as who made it sees it: what can be asked of it, and what it tells.
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { PeerHead, PeerMessage } from './contract.ts';

export type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;

export type Exchange = {
  readonly deviceId: string;
  /** Something was committed here: send what the other side lacks. */
  pump(): void;
  /** How far the other side holds a stream of this PC, by its own statement. */
  heldOf(stream: StreamKey): number;
  /** All heads that it stated; null before its greeting. */
  holds(): readonly PeerHead[] | null;
  close(): void;
  /** Tells the other side by a signature that it was removed from the office, and ends the link. */
  sendRemoved(signature: string): void;
};

/** Events of a link. */
export type ExchangeEvents = {
  /** What this PC states of itself in its greeting. */
  readonly self: () => Pick<Hello, 'isJoining' | 'now' | 'listens' | 'others' | 'instance'>;
  /** The other side greeted. */
  readonly connected: (hello: Hello) => void;
  /** The rest of a chain is never accepted here. */
  readonly refusedForGood: (stream: StreamKey) => void;
  /** The other side states, by its signature, that this PC was removed from the office. */
  readonly removed: (signature: string) => void;
  /** The time of its clock, UTC. */
  readonly alive: (now: string) => void;
  /** It stated that it holds more, or entries came from it. */
  readonly changed: () => void;
  /** Called once. */
  readonly ended: () => void;
  /** The disk is full: nothing is taken in, and the link lasts. */
  readonly isResting: () => boolean;
  /** What the handler of an event threw. */
  readonly failed: (error: unknown) => void;
};
