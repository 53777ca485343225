// An office of several PCs and its province in one simulated network, whose faults, acts and times all follow from a seed: cables that
// lose what they carry, in one direction or both, slow and late ones, messages that come twice, clocks apart, full disks, kills,
// restores, addresses that are refused once, a province that is away or whose answers are lost. Both boundaries run in it: the links
// by their step, the sync by its own.
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { step as linkStep } from '#core/replication/peers/link-step/step.ts';
import { SimulatedTime } from './clock.ts';
import { Coverage, type Fault } from './coverage.ts';
import { type LinkStep, ModelLink } from './model-link.ts';
import { type Book, DiskFull, type Entry, ModelStore } from './model-store.ts';
import { ModelSync } from './model-sync.ts';
import { SimulatedCable } from './simulated-cable.ts';

export type End = {
  readonly link: ModelLink;
  readonly cable: SimulatedCable;
  readonly side: 0 | 1;
  heardAt: number;
};

export type Pc = {
  readonly id: string;
  store: ModelStore;
  snapshot: ModelStore;
  isUp: boolean;
  isResting: boolean;
  readonly ends: Map<string, End[]>;
  sync: ModelSync;
  /** Its clock runs ahead by so much, ms. */
  offset: number;
  /** Everything that it ever held. */
  readonly everHeld: Set<string>;
  /** The revision of its store that was told last. */
  told: number;
};

const silentMs = 15_000;
const lookMs = 3000;
const dialMs = 2000;

export type NetworkOptions = {
  readonly coverage?: Coverage;
  /** A step with a fault of its own, which the simulation must notice. */
  readonly step?: LinkStep;
  /** Whether the province is ever reached; by default as chance has it. */
  readonly hasProvince?: boolean;
};

export class SimulatedNetwork {
  readonly time = new SimulatedTime();
  readonly random: SeededRandom;
  readonly book: Book = new Map();
  readonly pcs: Pc[] = [];
  readonly inForce = new Map<Fault, number>();
  /** Who said, or shows by having written it, that it holds an entry. */
  readonly acknowledged = new Map<string, Set<string>>();
  readonly province: ModelStore;
  readonly coverage: Coverage;
  readonly hasProvince: boolean;
  readonly #step: LinkStep;
  #refused = new Set<string>();

  constructor(
    seed: string,
    { coverage = new Coverage(), step = linkStep, hasProvince }: NetworkOptions = {},
  ) {
    this.random = seededRandom(seed);
    this.province = new ModelStore(this.book, null, true);
    this.coverage = coverage;
    this.#step = step;
    this.hasProvince = hasProvince ?? this.random.chance(0.7);
    coverage.networks += 1;
  }

  isInForce(fault: Fault): boolean {
    return (this.inForce.get(fault) ?? 0) > 0;
  }

  /** A PC of the office: the first one, or one that another PC admits and tells of those that it knows. */
  addPc(by: Pc | null): Pc | null {
    const id = `pc${this.pcs.length}`;
    const store = new ModelStore(this.book, id, false);
    if (by !== null) {
      this.write(by, (theirs) => theirs.write('device.admitted', id));
      if (!by.store.knows(id)) return null;
      store.introduced = new Set(this.pcs.flatMap((pc) => (by.store.knows(pc.id) ? [pc.id] : [])));
    }
    const pc: Pc = {
      ...{ id, store, snapshot: store.copy(), isUp: true, isResting: false, ends: new Map(), offset: 0 },
      ...{ sync: this.#syncOf(id), everHeld: new Set<string>(), told: 0 },
    };
    this.pcs.push(pc);
    this.#dialLater(pc);
    this.#lookLater(pc);
    pc.sync.dispatch({ kind: 'asked' });
    return pc;
  }

  pcOf(id: string): Pc {
    const pc = this.pcs.find((one) => one.id === id);
    if (pc === undefined) throw new Error(`there is no ${id}`);
    return pc;
  }

  #syncOf(id: string): ModelSync {
    return new ModelSync({
      self: id,
      store: () => this.pcOf(id).store,
      province: this.province,
      random: () => this.random.next(),
      later: (ms, work) => this.time.after(ms, work),
      reaches: () => ({
        request: this.hasProvince && !(this.isInForce('province_away') && this.random.chance(0.8)),
        answer: !(this.isInForce('province_answer_lost') && this.random.chance(0.5)),
      }),
      committed: () => this.committed(this.pcOf(id)),
      came: (entries) => this.#came(entries),
    });
  }

  #came(entries: readonly Entry[]): void {
    for (const entry of entries)
      this.coverage.came(
        entry,
        [...this.inForce].flatMap(([fault, times]) => (times > 0 ? [fault] : [])),
      );
  }

  /** Something was committed at a PC: its links and its sync hear of it. */
  committed(pc: Pc): void {
    if (pc.store.revision === pc.told) return;
    pc.told = pc.store.revision;
    const fresh = pc.store.entries().filter(({ hash }) => !pc.everHeld.has(hash));
    for (const { hash, device } of fresh) {
      pc.everHeld.add(hash);
      if (device === pc.id) this.acknowledge(pc.id, hash);
    }
    this.#came(fresh.filter(({ device }) => device !== pc.id));
    this.time.after(0, () => {
      for (const end of this.#endsOf(pc)) end.link.dispatch({ kind: 'committed' });
    });
    pc.sync.dispatch({ kind: 'committed' });
  }

  acknowledge(pc: string, hash: string): void {
    const holders = this.acknowledged.get(hash) ?? new Set();
    this.acknowledged.set(hash, holders.add(pc));
  }

  /** Something that may find the disk full. */
  write(pc: Pc, work: (store: ModelStore) => unknown): void {
    if (!pc.isUp) return;
    try {
      work(pc.store);
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return;
    }
    this.committed(pc);
  }

  #endsOf(pc: Pc): End[] {
    return [...pc.ends.values()].flat();
  }

  // Links

  #dialLater(pc: Pc): void {
    this.time.after(dialMs * (0.5 + this.random.next()), () => {
      if (pc.isUp) for (const other of this.pcs) if (other !== pc) this.#dial(pc, other);
      this.#dialLater(pc);
    });
  }

  #dial(pc: Pc, other: Pc): void {
    if (!other.isUp || (pc.ends.get(other.id) ?? []).length > 0) return;
    // A proof of a key is asked for first.
    if (!pc.store.knows(other.id) || !other.store.knows(pc.id)) return;
    const pair = `${pc.id} ${other.id}`;
    if (this.isInForce('no_address') && !this.#refused.has(pair)) {
      this.#refused.add(pair);
      return;
    }
    this.#refused.delete(pair);
    const cable = new SimulatedCable(this);
    const ends = [this.#endOf(pc, other, cable, 0), this.#endOf(other, pc, cable, 1)] as const;
    cable.ends = ends;
    for (const end of ends) end.link.dispatch({ kind: 'linked' });
  }

  #endOf(pc: Pc, other: Pc, cable: SimulatedCable, side: 0 | 1): End {
    const link: ModelLink = new ModelLink({
      step: this.#step,
      self: pc.id,
      other: other.id,
      store: () => pc.store,
      everHeld: () => other.everHeld,
      isResting: () => pc.isResting,
      now: () => this.time.now + pc.offset,
      random: () => this.random.next(),
      later: (ms, work) => this.time.after(ms, work),
      write: (message) => {
        this.coverage.say(message.kind);
        if (message.kind === 'held' && message.seq > 0) this.acknowledge(pc.id, message.hash);
        return cable.write(side, message);
      },
      hangUp: () => this.hangUp(end),
      told: (what) => {
        if (what === 'greeted') this.#closeDoubled(pc, other, end);
        else this.committed(pc);
      },
      diskIsFull: () => {
        pc.isResting = true;
      },
      broken: (what) => {
        throw new Error(`at ${this.time.now} ms: ${what}`);
      },
    });
    const end: End = { link, cable, side, heardAt: this.time.now };
    pc.ends.set(other.id, [...(pc.ends.get(other.id) ?? []), end]);
    return end;
  }

  /** Of two links between the same PCs the newer one stays. */
  #closeDoubled(pc: Pc, other: Pc, end: End): void {
    for (const one of pc.ends.get(other.id) ?? [])
      if (one !== end && one.cable.nth < end.cable.nth) this.hangUp(one);
  }

  /** One end is gone; the other hears it if the cable still carries anything. */
  hangUp(end: End): void {
    if (end.link.isOver) return;
    end.link.isOver = true;
    const pc = this.pcOf(end.link.ports.self);
    const { other } = end.link.ports;
    pc.ends.set(
      other,
      (pc.ends.get(other) ?? []).filter((one) => one !== end),
    );
    end.link.dispatch({ kind: 'closed' });
    end.cable.gone(end.side);
  }

  #lookLater(pc: Pc): void {
    this.time.after(lookMs, () => {
      for (const end of this.#endsOf(pc)) {
        if (this.time.now - end.heardAt <= silentMs) continue;
        if (pc.isUp && end.cable.isSound())
          throw new Error('7: a link that nothing stands in the way of is silent');
        this.hangUp(end);
      }
      if (pc.isUp && pc.isResting && !pc.store.isFull) {
        pc.isResting = false;
        for (const end of this.#endsOf(pc)) this.hangUp(end);
      }
      this.#lookLater(pc);
    });
  }

  // Faults

  fault(fault: Fault, ms: number, ended: () => void = () => undefined): void {
    this.inForce.set(fault, (this.inForce.get(fault) ?? 0) + 1);
    this.time.after(ms, () => {
      this.inForce.set(fault, (this.inForce.get(fault) ?? 1) - 1);
      ended();
    });
  }

  cables(): SimulatedCable[] {
    return [...new Set(this.pcs.flatMap((pc) => this.#endsOf(pc).map(({ cable }) => cable)))];
  }

  kill(pc: Pc): void {
    pc.isUp = false;
    pc.isResting = false;
    for (const end of this.#endsOf(pc)) this.hangUp(end);
    pc.sync.isOver = true;
  }

  start(pc: Pc): void {
    if (pc.isUp) return;
    pc.isUp = true;
    pc.sync = this.#syncOf(pc.id);
    pc.sync.dispatch({ kind: 'committed' });
  }

  /** The store of a PC that is down is put back to a snapshot: what it held since then it does not hold any more. */
  restore(pc: Pc, isNoticed: boolean): void {
    pc.store = pc.snapshot.copy();
    pc.told = 0;
    for (const [hash, holders] of this.acknowledged) if (!pc.store.has(hash)) holders.delete(pc.id);
    if (isNoticed) pc.store.renew();
  }
}
