// The link to another PC of the office: does what the pure step says (link-step/step.ts) over a wire, this PC's journal and a clock, and
// tells the step how it went. It decides nothing. `perform` alone catches what an effect throws.
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { idOf } from '#core/replication/chains/chain.ts';
import { allSaid, reachOf } from '#core/replication/chains/knowledge.ts';
import { chainsIn, hereOf } from './chains-here.ts';
import type { PeerBatch } from './contract.ts';
import type { Exchange, ExchangeEvents } from './exchange-events.ts';
import { ingestBatch, type Returning } from './ingest.ts';
import {
  firstLinkState,
  type LinkEffect,
  type LinkEvent,
  type LinkState,
  type LinkView,
  type News,
} from './link-step/state.ts';
import { step } from './link-step/step.ts';
import { framed } from './messages.ts';
import { answerTo, gapsIn } from './missing-private.ts';
import { nextBatch } from './next-batch.ts';
import type { PeersDesk } from './peers-desk.ts';
import { acceptAttestation, pinOf } from './province-attestation.ts';
import { readPeerMessage } from './read-message.ts';
import type { OpenWire, Wire } from './wire.ts';

/** A batch of a chain after an entry, as it goes over the link. */
type Made = {
  readonly chain: string;
  readonly after: string;
  readonly batch: PeerBatch;
  readonly frame: Buffer;
};

/** A link under way: what the step says of it, and what is beside that. */
type Link = {
  readonly desk: PeersDesk;
  readonly deviceId: string;
  readonly events: ExchangeEvents;
  /** The time of the event under way: one for the whole step. */
  readonly clock: { now: number };
  readonly view: LinkView;
  wire: Wire | null;
  state: LinkState;
  /** Events that wait until the effects of the one before are done. */
  readonly queue: LinkEvent[];
  isBusy: boolean;
  timer: NodeJS.Timeout | null;
  /** The batch after the one on the way, made while the other side takes that in. */
  ahead: Made | null;
  readonly returning: Returning;
};

/** Exchanges entries with a member over a wire at whose other end it proved its key (N12, N27). */
export function exchange(
  desk: PeersDesk,
  open: OpenWire,
  deviceId: string,
  events: ExchangeEvents,
): Exchange {
  const clock = { now: performance.now() };
  const link: Link = {
    ...{ desk, deviceId, events, clock, view: viewOf(desk, deviceId, events, clock) },
    wire: null,
    state: firstLinkState(clock.now),
    queue: [],
    isBusy: false,
    timer: null,
    ahead: null,
    returning: new Map(),
  };
  const onWire = {
    read: (value: unknown) => dispatch(link, { kind: 'message', message: readPeerMessage(value) }),
    drained: () => dispatch(link, { kind: 'drained' }),
    closed() {
      end(link);
      events.ended();
    },
  };
  link.wire = open(onWire, (error) => failed(link, error));
  const begin = neverThrows(
    (error) => failed(link, error),
    () => dispatch(link, { kind: 'linked' }),
  );
  begin();
  return {
    deviceId,
    pump: neverThrows(
      (error) => failed(link, error),
      () => dispatch(link, { kind: 'committed' }),
    ),
    heldOf(stream) {
      const here = hereOf(desk.path.journal);
      const own = here.chains.find(({ key }) => idOf(key) === idOf(stream));
      return own === undefined ? 0 : (reachOf(link.state.theirs, own, here)?.seq ?? 0);
    },
    holds: () => (link.state.hasGreeted ? allSaid(link.state.theirs) : null),
    close() {
      end(link);
      link.wire?.close();
    },
    sendRemoved: (signature) => dispatch(link, { kind: 'removing', signature }),
  };
}

/** What is here, read when the step asks for it: after the end of a link the store may be closed. */
function viewOf(
  desk: PeersDesk,
  deviceId: string,
  events: ExchangeEvents,
  clock: { readonly now: number },
): LinkView {
  const { journal } = desk.path;
  const identity = () => {
    const own = desk.identity();
    if (own === null) throw new Error('the office is not set up');
    return own;
  };
  return {
    get chains() {
      return chainsIn(journal);
    },
    hashAt: journal.hashAt,
    lcOf: journal.lcOf,
    get now() {
      return clock.now;
    },
    get random() {
      return Math.random();
    },
    get self() {
      return identity().deviceId;
    },
    other: deviceId,
    get office() {
      return identity().officeCode;
    },
    greeting: events.self,
    ...gapsIn(journal),
    acks: () => desk.reads.sync.acks(),
    pin() {
      const province = desk.reads.sync.province();
      return province === null ? null : pinOf(province);
    },
    isEnrolledWith: (signingKey) => desk.reads.sync.isEnrolledWith(signingKey),
  };
}

function dispatch(link: Link, event: LinkEvent): void {
  // After the end nothing that was to come is heard.
  if (event.kind === 'closed') link.queue.unshift(event);
  else link.queue.push(event);
  if (link.isBusy) return;
  link.isBusy = true;
  try {
    for (let next = link.queue.shift(); next !== undefined; next = link.queue.shift()) {
      if (link.state.phase === 'ended') continue;
      link.clock.now = performance.now();
      const { state, effects } = step(link.state, next, link.view);
      link.state = state;
      for (const effect of effects) perform(link, effect);
    }
  } finally {
    link.queue.length = 0;
    link.isBusy = false;
  }
}

/** Does what an effect says; what it throws is an event. */
function perform(link: Link, effect: LinkEffect): void {
  try {
    const event = outcomeOf(link, effect);
    if (event !== null) link.queue.push(event);
  } catch (error) {
    const isFull = told(link, error);
    const isStore = effect.kind === 'store' && isFull;
    link.queue.push(
      isStore
        ? { kind: 'stored', batch: effect.batch, outcome: { kind: 'no_room' } }
        : { kind: 'failed', isFull },
    );
  }
}

function outcomeOf(link: Link, effect: LinkEffect): LinkEvent | null {
  const { desk, events } = link;
  switch (effect.kind) {
    case 'say':
      write(link, framed(effect.message));
      return null;
    case 'send':
      return sent(link, effect);
    case 'prepare': {
      const { chain, after, size } = effect;
      const prepare = neverThrows(
        (error) => failed(link, error),
        () => {
          if (link.state.phase !== 'ended') link.ahead = made(link, chain, after, size);
        },
      );
      setImmediate(prepare);
      return null;
    }
    case 'answer':
      write(link, framed(answerTo(desk, effect.asked) ?? { ...effect.asked, isAnswer: true }));
      return { kind: 'answered' };
    case 'store': {
      const { batch } = effect;
      if (events.isResting()) return { kind: 'stored', batch, outcome: { kind: 'no_room' } };
      return { kind: 'stored', batch, outcome: ingestBatch(desk, batch, link.returning) };
    }
    case 'believe': {
      const { attestation } = effect;
      return { kind: 'believed', attestation, came: acceptAttestation(desk, attestation) };
    }
    case 'wake':
      wake(link, effect.at);
      return null;
    case 'tell':
      tell(link, effect.news);
      return null;
    case 'close':
      stopWaiting(link);
      if (effect.afterWriting) link.wire?.closeAfterWriting();
      else link.wire?.close();
      return null;
  }
}

function sent(link: Link, { chain, after, size }: Extract<LinkEffect, { kind: 'send' }>): LinkEvent {
  const { ahead } = link;
  const isAhead = ahead !== null && ahead.chain === idOf(chain.key) && ahead.after === after.hash;
  const next = isAhead ? ahead : made(link, chain, after, size);
  if (isAhead) link.ahead = null;
  if (next === null) return { kind: 'sent', chain, sent: null };
  write(link, next.frame);
  const { head, entries, more } = next.batch;
  return { kind: 'sent', chain, sent: { head, entries: entries.length, more } };
}

function made(
  { desk }: Link,
  chain: Parameters<typeof nextBatch>[1],
  after: Parameters<typeof nextBatch>[2],
  size: number,
): Made | null {
  const batch = nextBatch(desk, chain, after, size);
  return batch === null ? null : { chain: idOf(chain.key), after: after.hash, batch, frame: framed(batch) };
}

function write(link: Link, frame: Buffer): void {
  const isRead = link.wire?.write(frame) ?? false;
  if (!isRead && !link.state.isSlow) link.queue.push({ kind: 'slow' });
}

function wake(link: Link, at: number): void {
  stopWaiting(link);
  const woke = neverThrows(
    (error) => failed(link, error),
    () => dispatch(link, { kind: 'woke' }),
  );
  link.timer = setTimeout(woke, Math.max(1, at - performance.now()));
  link.timer.unref();
}

function stopWaiting(link: Link): void {
  if (link.timer !== null) clearTimeout(link.timer);
  link.timer = null;
}

/** The link is over for this side: nothing that comes is heard any more. */
function end(link: Link): void {
  stopWaiting(link);
  dispatch(link, { kind: 'closed' });
}

function tell({ desk, deviceId, events }: Link, news: News): void {
  switch (news.kind) {
    case 'greeted':
      events.connected(news.hello);
      return;
    case 'alive':
      events.alive(news.now);
      return;
    case 'changed':
      events.changed();
      return;
    case 'refused_for_good':
      events.refusedForGood(news.stream);
      return;
    case 'removed':
      events.removed(news.signature);
      return;
    case 'province':
      desk.announce(['sync', 'peers']);
      return;
    case 'log':
      desk.log(`link with ${deviceId}: ${news.line}`);
  }
}

/** Logs what broke. @returns whether the disk is full, which is told (N46) */
function told({ desk, deviceId, events }: Link, error: unknown): boolean {
  desk.log(`link with ${deviceId}: ${error instanceof Error ? error.message : String(error)}`);
  const isFull = storeProblemOf(error)?.code === 'DISK_FULL';
  if (isFull) events.failed(error);
  return isFull;
}

/**
 * An error beside the effects ends this link and nothing else: what was heard meanwhile is lost, so it is made anew and starts from the
 * heads. That holds on a full disk too (N46).
 */
function failed(link: Link, error: unknown): void {
  told(link, error);
  stopWaiting(link);
  link.wire?.close();
}
