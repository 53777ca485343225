// The journal of a PC, or of the province, as the rules of replication see it: chains of entries that are numbers with a hash, whose
// private parts are here or not. In memory and without bytes, for thousands of simulated networks.

import { batchLimits } from '#core/foundation/wire/contract.ts';
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { type Chain, type ChainsHere, idOf } from '#core/replication/chains/chain.ts';
import type { PeerBatch } from '#core/replication/peers/contract.ts';
import type { Gap, MissingPrivate, Place } from '#core/replication/peers/link-step/asks.ts';
import type { Stored } from '#core/replication/peers/link-step/state.ts';

export type Entry = {
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  readonly lc: number;
  readonly prev: string;
  readonly hash: string;
  readonly type: EntryType;
  /** The PC that it admits to the office. */
  readonly admits: string | null;
};
export const entryTypes = ['plain', 'with_private_part', 'device.admitted', 'device.epoch_opened'] as const;
export type EntryType = (typeof entryTypes)[number];

/** Every entry that was ever written, by its hash. */
export type Book = Map<string, Entry>;
export const zero = 'zero';

type ModelChain = {
  readonly key: StreamKey;
  readonly device: string;
  readonly epoch: string;
  readonly startHash: string;
  readonly baseSeq: number;
  /** The chain that a branch left. */
  readonly left: ModelChain | null;
  readonly own: Entry[];
  /** Numbers up to which its device signed a head that is here. */
  readonly signed: Set<number>;
};

export class DiskFull extends Error {}

export class ModelStore {
  readonly book: Book;
  /** The PC whose journal it is; null for the province. */
  readonly self: string | null;
  readonly knowsEverybody: boolean;
  chains: ModelChain[] = [];
  parts = new Set<string>();
  /** The PCs of which it was told when it joined. */
  introduced: ReadonlySet<string> = new Set();
  epoch = '';
  isFull = false;
  /** Another number after each change. */
  revision = 0;
  #here: ChainsHere | null = null;
  #lacking: readonly Place[] | null = null;
  #hashes = new Set<string>();
  #madeEpochs = 0;

  constructor(book: Book, self: string | null, knowsEverybody: boolean) {
    this.book = book;
    this.self = self;
    this.knowsEverybody = knowsEverybody;
  }

  copy(): ModelStore {
    const other = new ModelStore(this.book, this.self, this.knowsEverybody);
    const made = new Map<ModelChain, ModelChain>();
    for (const chain of this.chains)
      made.set(chain, {
        ...chain,
        left: chain.left === null ? null : (made.get(chain.left) ?? null),
        own: [...chain.own],
        signed: new Set(chain.signed),
      });
    other.chains = [...made.values()];
    other.parts = new Set(this.parts);
    other.epoch = this.epoch;
    other.introduced = this.introduced;
    other.#madeEpochs = this.#madeEpochs;
    other.#hashes = new Set(this.#hashes);
    return other;
  }

  #changed(): void {
    this.revision += 1;
    this.#here = null;
    this.#lacking = null;
  }

  readonly hashAt = ({ device, epoch }: StreamKey, seq: number): string | undefined => {
    const chain = this.chains.find(({ key }) => key.device === device && key.epoch === epoch);
    return chain === undefined ? undefined : hashIn(chain, seq);
  };
  readonly lcOf = ({ device, epoch }: StreamKey, seq: number): number => {
    const hash = this.hashAt({ device, epoch }, seq);
    return (hash === undefined ? undefined : this.book.get(hash))?.lc ?? 0;
  };

  here(): ChainsHere {
    this.#here ??= { chains: this.#inOrder().map(chainOf), hashAt: this.hashAt };
    return this.#here;
  }

  /** Each chain after the one that it goes on from. */
  #inOrder(): ModelChain[] {
    const depth = (chain: ModelChain): number => {
      if (chain.left !== null) return depth(chain.left) + 1;
      const from = this.book.get(chain.startHash);
      const parent = from && this.chains.find((one) => one.own.some(({ hash }) => hash === from.hash));
      return parent === undefined ? 0 : depth(parent) + 1;
    };
    return this.chains
      .map((chain) => ({ chain, depth: depth(chain) }))
      .toSorted((one, other) => one.depth - other.depth)
      .map(({ chain }) => chain);
  }

  has(hash: string): boolean {
    return hash === zero || this.#hashes.has(hash);
  }
  entries(): Entry[] {
    return this.chains.flatMap(({ own }) => own);
  }
  knows(device: string): boolean {
    return (
      this.knowsEverybody ||
      device === this.self ||
      this.introduced.has(device) ||
      this.entries().some(({ admits }) => admits === device)
    );
  }

  isSignedAfter(key: StreamKey, after: number): boolean {
    const chain = this.chains.find((one) => idOf(one.key) === idOf(key));
    return chain !== undefined && [...chain.signed].some((seq) => seq > after);
  }

  /** This PC writes. @throws DiskFull */
  write(type: EntryType, admits: string | null = null): Entry {
    const device = this.self ?? '';
    if (this.isFull) throw new DiskFull();
    if (this.epoch === '') this.#begin(zero);
    const chain = this.chains.find(({ key }) => key.device === device && key.epoch === this.epoch);
    if (chain === undefined) throw new Error('its epoch is here');
    return this.#append(chain, type, admits);
  }

  #append(chain: ModelChain, type: EntryType, admits: string | null): Entry {
    const { seq, hash: prev } = headOf(chain);
    const lc = 1 + Math.max(0, ...this.chains.map((one) => one.own.at(-1)?.lc ?? 0));
    const { device, epoch } = chain;
    const hash = `h${this.book.size + 1}`;
    const entry: Entry = { device, epoch, seq: seq + 1, lc, prev, hash, type, admits };
    this.book.set(hash, entry);
    chain.own.push(entry);
    this.#hashes.add(hash);
    if (type === 'with_private_part') this.parts.add(hash);
    this.#changed();
    return entry;
  }

  #begin(startHash: string): void {
    this.#madeEpochs += 1;
    const device = this.self ?? '';
    this.epoch = `${device}-${this.book.size}-${this.#madeEpochs}`;
    const chain = newChainOf({ device, epoch: this.epoch }, this.epoch, startHash, 0, null);
    this.chains.push(chain);
    if (startHash !== zero) this.#append(chain, 'device.epoch_opened', null);
    this.#changed();
  }

  /** Goes on in a new epoch, from the end of the current one. */
  renew(from?: Head): void {
    if (this.isFull) throw new DiskFull();
    const current = this.chains.find(({ key }) => key.device === this.self && key.epoch === this.epoch);
    const hash = from?.hash ?? (current === undefined ? zero : headOf(current).hash);
    if (hash !== zero) this.#begin(hash);
  }

  /** What follows an entry, up to a head that its device signed; null when there is none. */
  batch({ key }: Chain, after: Head, size: number): PeerBatch | null {
    const chain = this.chains.find((one) => idOf(one.key) === idOf(key));
    if (chain === undefined || after.seq < chain.baseSeq) return null;
    const last = headOf(chain).seq;
    const upTo =
      chain.device === this.self ? Math.min(last, after.seq + size) : signedIn(chain, after.seq, size);
    const entries = chain.own.filter(({ seq }) => seq > after.seq && seq <= upTo);
    const end = entries.at(-1);
    if (end === undefined) return null;
    const signature = 's'.repeat(86);
    const between = [...chain.signed].filter((seq) => seq > after.seq && seq < end.seq);
    return {
      kind: 'batch',
      stream: { device: chain.device, epoch: chain.epoch },
      startHash: hashIn(chain, 0) ?? zero,
      from: after.seq + 1,
      prev: after.hash,
      entries: entries.map(({ hash }) => ({
        bytes: hash,
        ...(this.parts.has(hash) ? { private: { salt: '', bytes: hash } } : {}),
      })),
      head: { seq: end.seq, hash: end.hash, signature },
      ...(between.length === 0
        ? {}
        : { between: between.map((seq) => ({ seq, hash: hashIn(chain, seq) ?? '', signature })) }),
      more: last > end.seq,
    };
  }

  /** Takes a batch in as `ingestBatch` does. @throws DiskFull */
  ingest(batch: PeerBatch): Stored {
    const { stream, from, prev, head, startHash } = batch;
    if (!this.knows(stream.device)) return { kind: 'not_taken', why: 'unknown_device', isForGood: false };
    const chains = this.chains.filter(
      ({ device, epoch }) => device === stream.device && epoch === stream.epoch,
    );
    const holderOf = (seq: number, hash: string) => chains.find((chain) => hashIn(chain, seq) === hash);
    let holder = holderOf(from - 1, prev);
    if (holder === undefined && (chains.length > 0 || from !== 1))
      return { kind: 'not_taken', why: 'gap', isForGood: false };
    const entries = batch.entries.flatMap(({ bytes }) => this.book.get(bytes) ?? []);
    const known = entries.findIndex(({ seq, hash }) => {
      const also = holderOf(seq, hash);
      holder = also ?? holder;
      return also === undefined;
    });
    const fresh = known === -1 ? [] : entries.slice(known);
    if (this.isFull) throw new DiskFull();
    for (const { private: part } of batch.entries) if (part !== undefined) this.parts.add(part.bytes);
    let into = holder;
    const [first] = fresh;
    if (first !== undefined) {
      into = this.#placeOf(holder, stream, first, startHash);
      into.own.push(...fresh);
      for (const { hash } of fresh) this.#hashes.add(hash);
    }
    if (into !== undefined)
      for (const { seq } of [...(batch.between ?? []), head]) if (seq > into.baseSeq) into.signed.add(seq);
    this.#changed();
    // What is its own comes back after a restore: it goes on in a new epoch.
    if (
      fresh.length > 0 &&
      stream.device === this.self &&
      stream.epoch === this.#current()?.epoch &&
      !batch.more
    )
      this.renew();
    return { kind: 'held', head: { seq: head.seq, hash: head.hash } };
  }

  #current(): ModelChain | undefined {
    return this.chains.find(({ key }) => key.device === this.self && key.epoch === this.epoch);
  }

  #placeOf(holder: ModelChain | undefined, stream: StreamKey, first: Entry, startHash: string): ModelChain {
    if (holder !== undefined && headOf(holder).seq === first.seq - 1) return holder;
    const made =
      holder === undefined
        ? newChainOf(stream, stream.epoch, startHash, 0, null)
        : newChainOf(
            { device: stream.device, epoch: `${stream.epoch}~${first.hash}` },
            stream.epoch,
            first.prev,
            first.seq - 1,
            holder,
          );
    this.chains.push(made);
    return made;
  }

  /** Entries without their private part, in the order of the journal. */
  lacking(): readonly Place[] {
    this.#lacking ??= this.chains
      .flatMap(({ key, own }) =>
        own
          .filter(({ type, hash }) => type === 'with_private_part' && !this.parts.has(hash))
          .map(({ seq }) => ({ ...key, seq })),
      )
      .toSorted(byPlace);
    return this.#lacking;
  }
  gapAfter(place: Place): Gap | null {
    const next = this.lacking().find((one) => byPlace(one, place) > 0);
    if (next === undefined) return null;
    const chain = this.chains.find(({ key }) => idOf(key) === idOf(next));
    const stream = { device: next.device, epoch: chain?.epoch ?? '' };
    const hash = this.hashAt(next, next.seq) ?? '';
    return { place: next, asked: { kind: 'lacks_private', stream, seq: next.seq, hash } };
  }
  answer({ stream, seq, hash }: MissingPrivate): PeerBatch | null {
    const here = this.here();
    const chain = here.chains.find(
      (one) => idOf(one) === idOf(stream) && seq > one.baseSeq && this.hashAt(one.key, seq) === hash,
    );
    if (chain === undefined || !this.parts.has(hash)) return null;
    return this.batch(chain, { seq: seq - 1, hash: this.hashAt(chain.key, seq - 1) ?? '' }, 200);
  }

  /** Entries of an epoch come back from the province, without their private parts. */
  recover(entries: readonly Entry[]): void {
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined) return;
    const startHash = first.seq === 1 ? first.prev : zero;
    this.ingest({
      kind: 'batch',
      stream: { device: first.device, epoch: first.epoch },
      startHash,
      from: first.seq,
      prev: first.prev,
      entries: entries.map(({ hash }) => ({ bytes: hash })),
      head: { seq: last.seq, hash: last.hash, signature: '' },
      more: false,
    });
  }
}

const byPlace = (one: Place, other: Place): number =>
  idOf(one) === idOf(other) ? one.seq - other.seq : idOf(one) < idOf(other) ? -1 : 1;

function newChainOf(
  key: StreamKey,
  epoch: string,
  startHash: string,
  baseSeq: number,
  left: ModelChain | null,
): ModelChain {
  return { key, device: key.device, epoch, startHash, baseSeq, left, own: [], signed: new Set() };
}

function hashIn(chain: ModelChain, seq: number): string | undefined {
  if (seq === chain.baseSeq) return chain.startHash;
  if (seq > chain.baseSeq) return chain.own[seq - chain.baseSeq - 1]?.hash;
  return chain.left === null ? undefined : hashIn(chain.left, seq);
}

function headOf({ own, baseSeq, startHash }: ModelChain): Head {
  const last = own.at(-1);
  return last === undefined ? { seq: baseSeq, hash: startHash } : { seq: last.seq, hash: last.hash };
}

const chainOf = (chain: ModelChain): Chain => ({
  key: chain.key,
  device: chain.device,
  epoch: chain.epoch,
  startHash: chain.startHash,
  baseSeq: chain.baseSeq,
  isBranch: chain.left !== null,
  head: headOf(chain),
});

/** The farthest signed number within so many entries, or the next one. */
function signedIn(chain: ModelChain, after: number, size: number): number {
  const later = [...chain.signed].filter((seq) => seq > after).toSorted((one, other) => one - other);
  return later.findLast((seq) => seq <= after + Math.min(size, batchLimits.entries)) ?? later[0] ?? after;
}
