// What happens in one simulated network, drawn from its seed: PCs write while faults come and go; then the faults end, nobody writes,
// and all must be everywhere within a bounded time.
import { type Fault, faults } from './coverage.ts';
import { type NetworkOptions, type Pc, SimulatedNetwork } from './simulated-network.ts';

/** While people write and things go wrong, and the time within which everything must be quiet afterwards, ms. */
const busyMs = 60_000;
const longestFaultMs = 20_000;
const quietWithinMs = 400_000;

/** @returns what was wrong; null when everything came everywhere */
export function playNetwork(seed: string, options: NetworkOptions = {}): string | null {
  const network = new SimulatedNetwork(seed, options);
  try {
    play(network);
    for (const { store } of network.pcs) network.coverage.order(store.chains.map(({ device }) => device));
    return unsafeIn(network) ?? unsettledIn(network);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message;
  }
}

function play(network: SimulatedNetwork): void {
  const { random, time } = network;
  const first = network.addPc(null);
  for (let left = random.between(1, 3); left > 0; left -= 1) network.addPc(first);
  for (const pc of network.pcs) pc.offset = random.chance(0.5) ? random.between(0, 3_600_000) : 0;
  if (network.pcs.some(({ offset }) => offset > 0)) network.fault('clocks_apart', busyMs);
  const acts = random.between(15, 50);
  for (let nth = 0; nth < acts; nth += 1) {
    const act = random.between(0, 99);
    time.after(random.between(0, busyMs), () => {
      if (act < 50) write(network, pickPc(network));
      else if (act < 60) takeSnapshot(pickPc(network));
      else if (act < 63 && network.pcs.length < mostPcs) network.addPc(pickPc(network));
      else bringFault(network, drawn[random.between(0, drawn.length - 1)] ?? 'restored');
    });
  }
  time.run(busyMs + longestFaultMs + 1000);
  heal(network);
  for (let waited = 0; waited < quietWithinMs && unsettledIn(network) !== null; waited += lookMs)
    time.run(lookMs);
}

const lookMs = 2000;
const mostPcs = 5;
/** Restores twice as often: nothing else makes branches and new epochs. */
const drawn: readonly Fault[] = [...faults.filter((fault) => fault !== 'clocks_apart'), 'restored'];
const pickPc = ({ random, pcs }: SimulatedNetwork): Pc => random.pick(pcs as [Pc, ...Pc[]]);

function write(network: SimulatedNetwork, pc: Pc): void {
  const { random } = network;
  const count = random.chance(0.05) ? 260 : random.between(1, 5);
  network.write(pc, (store) => {
    for (let left = count; left > 0; left -= 1)
      store.write(random.chance(0.3) ? 'with_private_part' : 'plain');
  });
}

function takeSnapshot(pc: Pc): void {
  pc.snapshot = pc.store.copy();
}

function bringFault(network: SimulatedNetwork, fault: Fault): void {
  const { random } = network;
  const ms = random.between(500, longestFaultMs);
  const pc = pickPc(network);
  const cables = network.cables();
  const cable = cables[random.between(0, Math.max(0, cables.length - 1))];
  switch (fault) {
    case 'lost_cable':
    case 'one_way': {
      if (cable === undefined) return;
      const side = random.chance(0.5) ? 0 : 1;
      cable.isLost[side] = true;
      if (fault === 'lost_cable') cable.isLost[1 - side] = true;
      network.fault(fault, ms);
      return;
    }
    case 'slow':
      if (cable !== undefined) cable.isSlow = true;
      network.fault(fault, ms, () => {
        for (const one of network.cables()) one.isSlow = false;
      });
      return;
    case 'full_disk':
      pc.store.isFull = true;
      network.fault(fault, ms, () => {
        pc.store.isFull = false;
      });
      return;
    case 'killed':
      network.kill(pc);
      network.fault(fault, ms, () => network.start(pc));
      return;
    case 'restored': {
      if (!network.pcs.every(({ id }) => pc.snapshot.knows(id)) || pc.snapshot.epoch === '') return;
      const isNoticed = random.chance(0.4);
      network.kill(pc);
      network.restore(pc, isNoticed);
      network.fault(fault, ms);
      network.time.after(random.between(10, 3000), () => {
        network.start(pc);
        // It goes on in the epoch that went on otherwise.
        if (!isNoticed) write(network, pc);
      });
      return;
    }
    default:
      network.fault(fault, ms);
  }
}

function heal(network: SimulatedNetwork): void {
  for (const pc of network.pcs) {
    pc.store.isFull = false;
    network.start(pc);
  }
}

/** What was acknowledged and is not everywhere. */
function unsafeIn({ acknowledged, pcs }: SimulatedNetwork): string | null {
  for (const [hash, holders] of acknowledged)
    for (const pc of pcs)
      if (holders.size > 0 && !pc.store.has(hash))
        return `${hash} was acknowledged by ${[...holders].join(', ')} and is not at ${pc.id}`;
  return null;
}

/** What is not everywhere or waits; null when all are equal and every queue is empty. */
export function unsettledIn({ pcs, province, hasProvince }: SimulatedNetwork): string | null {
  const all = new Set(
    [...pcs.map(({ store }) => store), province].flatMap((store) => store.entries().map(({ hash }) => hash)),
  );
  const parts = new Set(pcs.flatMap(({ store }) => [...store.parts]));
  for (const { id, store, ends, sync } of pcs) {
    for (const hash of all) if (!store.has(hash)) return `${hash} is not at ${id}`;
    for (const hash of parts)
      if (!store.parts.has(hash)) return `the private part of ${hash} is not at ${id}`;
    for (const other of pcs) {
      if (other.id === id) continue;
      const [end, ...more] = ends.get(other.id) ?? [];
      if (end === undefined || more.length > 0)
        return `${id} has ${more.length} links too many to ${other.id}, or none`;
      if (!end.link.isQuiet())
        return `the link from ${id} to ${other.id} waits: ${JSON.stringify(end.link.state.asks)} ${end.link.state.window.onTheWay.size}`;
    }
    if (hasProvince && sync.state.attempt !== null) return `${id} sends to the province`;
  }
  for (const hash of all) if (hasProvince && !province.has(hash)) return `${hash} is not at the province`;
  return null;
}
