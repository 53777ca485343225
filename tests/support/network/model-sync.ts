// A PC's way to the province in a simulated network: performs what the step of the sync says on models of both stores.

import { idOf } from '#core/replication/chains/chain.ts';
import type { PeerBatch } from '#core/replication/peers/contract.ts';
import { backOffMs } from '#core/replication/sync/back-off.ts';
import {
  compareChains,
  compareOthers,
  type HeldChain,
  type OwnChain,
} from '#core/replication/sync/chains.ts';
import {
  type Effect,
  type Event,
  type Failure,
  firstState,
  type SendOutcome,
  type SyncState,
  step,
  type Timing,
  type Work,
} from '#core/replication/sync/step.ts';
import { DiskFull, type Entry, type ModelStore, zero } from './model-store.ts';

export type SyncPorts = {
  readonly self: string;
  readonly store: () => ModelStore;
  readonly province: ModelStore;
  readonly random: () => number;
  readonly later: (ms: number, work: () => void) => void;
  /** Whether a request comes to the province, and its answer back. */
  readonly reaches: () => { readonly request: boolean; readonly answer: boolean };
  readonly committed: () => void;
  readonly came: (entries: readonly Entry[]) => void;
};

const timing: Timing = { settleMs: 300, contactMs: 60_000, rounds: 8 };
const unreachable: Failure = { problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs: null };
const diskFull: Failure = { problem: { code: 'DISK_FULL', params: {} }, retryAfterMs: null };
const timeoutMs = 3000;

export class ModelSync {
  state: SyncState = firstState;
  isOver = false;
  readonly #ports: SyncPorts;
  #wait = 0;

  constructor(ports: SyncPorts) {
    this.#ports = ports;
  }

  dispatch(event: Event): void {
    if (this.isOver) return;
    const { state, effects } = step(this.state, event, timing);
    this.state = state;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: Effect): void {
    const { random } = this.#ports;
    switch (effect.kind) {
      case 'wait':
        this.#waitFor(effect.ms);
        return;
      case 'back_off':
        this.#waitFor(backOffMs(effect.failures, random(), effect.retryAfterMs));
        return;
      case 'stop_waiting':
        this.#wait += 1;
        return;
      case 'tell':
        return;
      default:
        this.#work(effect);
    }
  }

  #waitFor(ms: number): void {
    this.#wait += 1;
    const nth = this.#wait;
    this.#ports.later(ms, () => {
      if (nth === this.#wait) this.dispatch({ kind: 'waited' });
    });
  }

  #work(work: Work): void {
    const { later, reaches, store } = this.#ports;
    const { request, answer } = reaches();
    const batch = work.kind === 'send' ? this.#batchOf(work) : null;
    if (work.kind === 'open_epoch') {
      const open = (): Event => {
        store().renew(work.from);
        return { kind: 'opened_epoch' };
      };
      later(0, () => this.#done(open));
      return;
    }
    if (!request) {
      later(timeoutMs, () => this.dispatch({ kind: 'failed', failure: unreachable }));
      return;
    }
    later(20, () => {
      if (this.isOver) return;
      const said = this.#atProvince(work, batch);
      if (answer) later(20, () => this.#done(said));
      else later(timeoutMs, () => this.dispatch({ kind: 'failed', failure: unreachable }));
    });
  }

  /** What an answer brings is written here; the disk may have no room. */
  #done(said: () => Event): void {
    if (this.isOver) return;
    let event: Event;
    try {
      event = said();
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      event = { kind: 'failed', failure: diskFull };
    }
    this.dispatch(event);
  }

  #batchOf({ key, after, size }: Extract<Work, { kind: 'send' }>): PeerBatch | null {
    const store = this.#ports.store();
    const chain = store.here().chains.find((one) => idOf(one.key) === idOf(key));
    const hash = store.hashAt(key, after);
    return chain === undefined || hash === undefined ? null : store.batch(chain, { seq: after, hash }, size);
  }

  /** The province takes the request in at once; what its answer says here is worked out when it comes. */
  #atProvince(work: Work, batch: PeerBatch | null): () => Event {
    switch (work.kind) {
      case 'ask_heads': {
        const held = heldBy(this.#ports.province);
        return () => this.#compared(held);
      }
      case 'take_back': {
        const entries = entriesUpTo(this.#ports.province, work.chain.hash, work.chain.epoch);
        return () => {
          const store = this.#ports.store();
          const known = entries.findLastIndex(({ hash }) => store.has(hash));
          store.recover(entries.slice(known + 1));
          this.#ports.committed();
          return { kind: 'took_back', outcome: 'taken' };
        };
      }
      case 'send': {
        const outcome = this.#sent(work, batch);
        return () => ({ kind: 'sent', outcome });
      }
      case 'open_epoch':
        return () => ({ kind: 'opened_epoch' });
    }
  }

  #compared(held: ReadonlyMap<string, readonly HeldChain[]>): Event {
    const { self } = this.#ports;
    const store = this.#ports.store();
    const own = compareChains(ownChains(store, self), held.get(self) ?? [], store.epoch, store.hashAt);
    const others = [...new Set(store.here().chains.map(({ device }) => device))].filter(
      (one) => one !== self,
    );
    const relayed = others
      .flatMap(
        (device) => compareOthers(ownChains(store, device), held.get(device) ?? [], store.hashAt).unsent,
      )
      .filter(({ key, after }) => store.isSignedAfter(key, after));
    return { kind: 'heads', missing: own.missing, left: own.left, unsent: [...own.unsent, ...relayed] };
  }

  #sent({ key, after }: Extract<Work, { kind: 'send' }>, batch: PeerBatch | null): SendOutcome {
    const { self, province } = this.#ports;
    const isOwn = key.device === self;
    const over: SendOutcome = { kind: 'held', upTo: after, more: false, asBranch: false };
    if (batch === null) return isOwn ? { kind: 'moved' } : over;
    if (batch.from === 1 && batch.startHash !== zero && !province.has(batch.startHash))
      return isOwn ? { kind: 'broken' } : over;
    const before = new Set(province.entries().map(({ hash }) => hash));
    const { kind } = province.ingest(batch);
    if (kind !== 'held') return isOwn ? { kind: 'moved' } : over;
    this.#ports.came(province.entries().filter(({ hash }) => !before.has(hash)));
    const { seq, hash } = batch.head;
    const holder = province.here().chains.find((chain) => province.hashAt(chain.key, seq) === hash);
    return { kind: 'held', upTo: seq, more: batch.more, asBranch: isOwn && holder?.isBranch === true };
  }
}

function heldBy(province: ModelStore): Map<string, HeldChain[]> {
  const held = new Map<string, HeldChain[]>();
  for (const { device, epoch, isBranch, head, startHash } of province.here().chains)
    held.set(device, [
      ...(held.get(device) ?? []),
      { epoch, isBranch, seq: head.seq, hash: head.hash, startHash, backedUpSeq: 0 },
    ]);
  return held;
}

const ownChains = (store: ModelStore, device: string): OwnChain[] =>
  store
    .here()
    .chains.filter((chain) => chain.device === device)
    .map(({ key, epoch, baseSeq, head }) => ({ key, epoch, baseSeq, headSeq: head.seq }));

/** The entries of an epoch up to one of them. */
function entriesUpTo({ book }: ModelStore, hash: string, epoch: string): Entry[] {
  const entries: Entry[] = [];
  for (let entry = book.get(hash); entry !== undefined && entry.epoch === epoch; entry = book.get(entry.prev))
    entries.unshift(entry);
  return entries;
}
