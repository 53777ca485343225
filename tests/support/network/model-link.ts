// One end of a simulated link: performs what the step of the link says on a model of a store, and holds its invariants at every step.
import { idOf } from '#core/replication/chains/chain.ts';
import { linkLimits, type PeerMessage } from '#core/replication/peers/contract.ts';
import {
  firstLinkState,
  type LinkEffect,
  type LinkEvent,
  type LinkState,
  type LinkView,
  type Stepped,
} from '#core/replication/peers/link-step/state.ts';
import { DiskFull, type ModelStore } from './model-store.ts';

const noAcks: readonly [] = [];

export type LinkStep = (state: LinkState, event: LinkEvent, view: LinkView) => Stepped;

/** What an end has beside its step. */
export type LinkPorts = {
  readonly step: LinkStep;
  readonly self: string;
  readonly other: string;
  readonly store: () => ModelStore;
  /** Everything that the PC at the other end ever held. */
  readonly everHeld: () => ReadonlySet<string>;
  readonly isResting: () => boolean;
  /** By this PC's own clock, ms. */
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (ms: number, work: () => void) => void;
  /** @returns false when the other side does not read */
  readonly write: (message: PeerMessage) => boolean;
  readonly hangUp: (afterWriting: boolean) => void;
  readonly told: (what: 'greeted' | 'changed') => void;
  readonly diskIsFull: () => void;
  readonly broken: (what: string) => void;
};

type ViewPorts = Pick<LinkPorts, 'self' | 'other' | 'store' | 'now' | 'random'>;

/** What the step reads of a model of a store. */
export function viewOf({ self, other, store, now, random }: ViewPorts): LinkView {
  return {
    get chains() {
      return store().here().chains;
    },
    hashAt: (key, seq) => store().hashAt(key, seq),
    lcOf: (key, seq) => store().lcOf(key, seq),
    get now() {
      return now();
    },
    get random() {
      return random();
    },
    ...{ self, other, office: '1101' },
    greeting: () => ({ now: '2026-11-25T06:00:00.000Z', listens: null, others: [], instance: self }),
    gapAfter: (place) => store().gapAfter(place),
    gaps: () => store().lacking().length,
    acks: () => noAcks,
    pin: () => null,
    isEnrolledWith: () => false,
  };
}

export class ModelLink {
  state: LinkState;
  isOver = false;
  readonly ports: LinkPorts;
  readonly #view: LinkView;
  readonly #queue: LinkEvent[] = [];
  #isBusy = false;
  #wake = 0;
  #hellos = 0;
  readonly #askedAt = new Map<string, number>();
  readonly #lackedAt = new Map<string, number>();

  constructor(ports: LinkPorts) {
    this.ports = ports;
    this.state = firstLinkState(ports.now());
    this.#view = viewOf(ports);
  }

  dispatch(event: LinkEvent): void {
    this.#queue.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const before = this.state;
      const { state, effects } = this.ports.step(before, next, this.#view);
      this.state = state;
      this.#check(before, next, effects);
      for (const effect of effects) this.#perform(effect);
    }
    this.#isBusy = false;
  }

  #check(before: LinkState, event: LinkEvent, effects: readonly LinkEffect[]): void {
    const is = (isSo: boolean, what: string): void => {
      if (!isSo) this.ports.broken(`${what} (${this.ports.self} to ${this.ports.other}, ${event.kind})`);
    };
    if (before.phase === 'ended') is(effects.length === 0, '10: effects after the end');
    is(effects.length < 1000, '7: effects without end');
    if (this.state.phase !== 'ended') is(this.state.wakeAt !== null, '7: no wake is set');
    const { onTheWay } = this.state.window;
    is(onTheWay.size <= linkLimits.batchesAtOnce, '2: too much on the way');
    for (const effect of effects) {
      if (effect.kind === 'say') this.#checkSaid(effect.message, is);
      if (effect.kind !== 'send') continue;
      const { after, chain } = effect;
      is(!this.state.isSlow, '2: a batch to a side that does not read');
      is(!onTheWay.has(idOf(chain)), '2: two batches of an epoch');
      is(this.state.hasGreeted, '1: a batch before the greeting');
      is(after.seq === 0 || this.ports.everHeld().has(after.hash), '3: a batch after what it never held');
    }
  }

  #checkSaid(message: PeerMessage, is: (isSo: boolean, what: string) => void): void {
    if (message.kind === 'hello') this.#hellos += 1;
    is(this.#hellos <= 1, '1: two greetings');
    const isBefore = ['hello', 'alive', 'removed'].includes(message.kind) || this.state.hasGreeted;
    // Heads beyond the measure of a greeting follow it at once.
    is(isBefore || message.kind === 'held', `1: ${message.kind} before the greeting`);
    if (message.kind === 'held' && message.seq > 0)
      is(this.ports.store().has(message.hash), '4: it says that it holds what it does not');
    if (message.kind === 'lacks_private')
      is(this.#isFirstOf(this.#askedAt, message.hash), '6: asked again at once');
  }

  /** Of one round of requests. */
  #isFirstOf(at: Map<string, number>, hash: string): boolean {
    const last = at.get(hash);
    const now = this.ports.now();
    at.set(hash, now);
    return last === undefined || now - last >= 1000;
  }

  #perform(effect: LinkEffect): void {
    const { ports } = this;
    if (this.isOver) return;
    switch (effect.kind) {
      case 'say':
        this.#write(effect.message);
        return;
      case 'send': {
        const batch = ports.store().batch(effect.chain, effect.after, effect.size);
        if (batch !== null) this.#write(batch);
        const sent =
          batch === null ? null : { head: batch.head, entries: batch.entries.length, more: batch.more };
        this.#queue.push({ kind: 'sent', chain: effect.chain, sent });
        return;
      }
      case 'answer': {
        const answer = ports.store().answer(effect.asked) ?? { ...effect.asked, isAnswer: true as const };
        if (answer.kind === 'lacks_private' && !this.#isFirstOf(this.#lackedAt, answer.hash))
          ports.broken('6: answers of answers without end');
        this.#write(answer);
        this.#queue.push({ kind: 'answered' });
        return;
      }
      case 'store':
        this.#store(effect.batch);
        return;
      case 'believe':
        this.#queue.push({ kind: 'believed', attestation: effect.attestation, came: 'nothing_new' });
        return;
      case 'wake': {
        this.#wake += 1;
        const nth = this.#wake;
        ports.later(Math.max(1, effect.at - ports.now()), () => {
          if (nth === this.#wake && !this.isOver) this.dispatch({ kind: 'woke' });
        });
        return;
      }
      case 'tell':
        if (effect.news.kind === 'greeted' || effect.news.kind === 'changed') ports.told(effect.news.kind);
        return;
      case 'close':
        ports.hangUp(effect.afterWriting);
        return;
      case 'prepare':
    }
  }

  #store(batch: Extract<PeerMessage, { kind: 'batch' }>): void {
    const noRoom = { kind: 'stored', batch, outcome: { kind: 'no_room' } } as const;
    if (this.ports.isResting()) {
      this.#queue.push(noRoom);
      return;
    }
    try {
      this.#queue.push({ kind: 'stored', batch, outcome: this.ports.store().ingest(batch) });
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      this.ports.diskIsFull();
      this.#queue.push(noRoom);
    }
  }

  #write(message: PeerMessage): void {
    if (!this.ports.write(message) && !this.state.isSlow) this.#queue.push({ kind: 'slow' });
  }

  /** Nothing on the way, nothing asked, nothing to announce. */
  isQuiet(): boolean {
    const { window, question, asks, announceAt, hasGreeted } = this.state;
    return (
      hasGreeted &&
      window.onTheWay.size === 0 &&
      question === null &&
      asks.asked === null &&
      announceAt === null
    );
  }
}
