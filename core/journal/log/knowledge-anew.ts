// What every placed entry knew of the other chains, made anew from the journal: the rows of `knowledge` (design.md §2). Verify holds
// the table against them, and they take its place when a head that was missing comes after all.
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { JournalReads, StoredEntry } from './journal-store.ts';
import { join, type KnownRow } from './known-chains.ts';
import { inOrderOfPlaces } from './placed-order.ts';

type Step = Pick<KnownRow, 'fromSeq' | 'seq'>;
type Chain = {
  readonly id: number;
  readonly baseSeq: number;
  readonly placedSeq: number;
  readonly parent: Chain | null;
  readonly name: string;
  readonly key: { readonly device: string; readonly epoch: string };
  /** How far it knew each other chain, in steps. */
  readonly steps: Map<number, Step[]>;
};

type Named = { readonly chain: Chain; readonly seq: number; readonly lc: number };

/**
 * Yields every row, in the order in which entries are placed, and null after each page of entries so that whoever asks can let
 * other work go first.
 */
export function* knowledgeAnew(journal: JournalReads): Generator<KnownRow | null> {
  const chains = chainsOf(journal);
  const byName = Map.groupBy(chains.values(), ({ name }) => name);
  let read = 0;
  for (const entry of inOrderOfPlaces(journal)) {
    read += 1;
    if (read % 1000 === 0) yield null;
    const chain = chains.get(keyOf(entry));
    if (chain === undefined) continue;
    const heads = seenOf(entry).flatMap((head) => {
      const found = find(journal, byName.get(head[0]) ?? [], head);
      return found === undefined || found.lc >= entry.lc ? [] : [found];
    });
    if (heads.length === 0) continue;
    const before = vectorAt(chain, entry.seq - 1);
    const vector = new Map(before);
    for (const { chain: other, seq } of heads) join(vector, withChain(other, seq));
    vector.delete(chain.id);
    for (const [other, seq] of vector) {
      if (before.get(other) === seq) continue;
      const steps = chain.steps.get(other);
      if (steps === undefined) chain.steps.set(other, [{ fromSeq: entry.seq, seq }]);
      else steps.push({ fromSeq: entry.seq, seq });
      yield { stream: chain.id, other, fromSeq: entry.seq, seq };
    }
  }
}

const keyOf = ({ device, epoch }: { device: string; epoch: string }): string => `${device}/${epoch}`;

function chainsOf(journal: JournalReads): Map<string, Chain> {
  const chains = new Map<string, Chain>();
  const rows = new Map(journal.streams().map((row) => [keyOf(row), row]));
  const add = (key: string, after: readonly string[] = []): Chain | null => {
    const there = chains.get(key);
    if (there !== undefined) return there;
    const row = rows.get(key);
    if (row === undefined || after.includes(key)) return null;
    const { id, device, epoch, baseSeq, branchOf, placedSeq } = row;
    const parent = branchOf === null ? null : add(keyOf({ device, epoch: branchOf }), [...after, key]);
    const chain: Chain = {
      ...{ id, baseSeq, parent, key: { device, epoch } },
      placedSeq: placedSeq ?? Number.MAX_SAFE_INTEGER,
      name: parent?.name ?? streamName(device, epoch),
      steps: new Map(),
    };
    chains.set(key, chain);
    return chain;
  };
  for (const key of rows.keys()) add(key);
  return chains;
}

/** An entry that names nothing is not parsed. */
function seenOf({ bytes }: StoredEntry): readonly SeenHead[] {
  if (!bytes.includes('"seen":[')) return [];
  const line = readEntry(bytes);
  return typeof line === 'string' ? [] : (line.envelope.seen ?? []);
}

function find(journal: JournalReads, chains: readonly Chain[], [, seq, short]: SeenHead): Named | undefined {
  for (const chain of chains) {
    if (seq <= chain.baseSeq || seq > chain.placedSeq) continue;
    const mark = journal.markOf(chain.key, seq);
    if (mark !== undefined && shortHash(mark.hash) === short) return { chain, seq, lc: mark.lc };
  }
  return undefined;
}

/** What the entry `seq` of a chain knew of the others. */
function vectorAt(chain: Chain, seq: number): Map<number, number> {
  const { parent, baseSeq, steps } = chain;
  if (parent !== null && seq < baseSeq) return vectorAt(parent, seq);
  const vector = parent === null ? new Map<number, number>() : withChain(parent, baseSeq);
  for (const [other, list] of steps) {
    const known = lastFrom(list, seq);
    if (known !== undefined) vector.set(other, known);
  }
  return vector;
}

/** The step that holds at `seq`: the last that begins there or before. */
function lastFrom(steps: readonly Step[], seq: number): number | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.fromSeq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.seq;
}

/** What somebody knows who knows the entry `seq` of a chain. */
function withChain(chain: Chain, seq: number): Map<number, number> {
  const { parent, baseSeq } = chain;
  if (seq <= baseSeq) return parent === null ? new Map() : withChain(parent, seq);
  const vector = vectorAt(chain, seq).set(chain.id, seq);
  if (parent !== null) join(vector, withChain(parent, baseSeq));
  return vector;
}
