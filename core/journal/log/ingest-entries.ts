// Takes in entries and private parts that somebody else held: each is checked against its chain before it is kept.
import { chainHash, privateCommitment } from '#core/foundation/wire/chain.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { Head, PrivatePart, StreamKey } from './journal-store.ts';
import { isKnown, isSendable } from './line-checks.ts';
import type { Topic } from './reads.ts';
import { ChainError, type IngestedEntry, UnsendableError } from './write-path.ts';
import { keepEntry, keepPrivatePart, placePending, type Writing } from './writing.ts';

/** Where the chain stands that a page goes on, and whose it is. */
type Chain = { readonly office: string | undefined; head: Head; lc: number };

/**
 * Takes in entries of one stream in its order and places what can be placed. `changed` gains the topics of what was.
 * @returns the stream's head
 * @throws ChainError
 */
export function ingest(
  writing: Writing,
  stream: StreamKey,
  entries: readonly IngestedEntry[],
  changed: Set<Topic>,
): Head {
  const { journal, placing, effects } = writing;
  if (entries.length > 0) placing.open(stream);
  const head = journal.head(stream);
  const chain: Chain = {
    office: writing.parts.identity()?.officeCode,
    head,
    lc: entries.length === 0 ? 0 : journal.lcOf(stream, head.seq),
  };
  const epoch = journal.wireEpoch(stream);
  for (const entry of entries) {
    const line = readEntry(entry.bytes);
    if (typeof line === 'string') throw new ChainError(chain.head.seq + 1, line);
    const { envelope } = line;
    if (envelope.device !== stream.device || envelope.epoch !== epoch)
      throw new ChainError(envelope.seq, 'the entry belongs to another stream');
    if (envelope.seq <= chain.head.seq) {
      if (!isKnown(journal, stream, envelope.seq, entry.bytes))
        throw new ChainError(envelope.seq, 'another entry stands at this place');
      continue;
    }
    requireNext(chain, entry, envelope, effects.mostBytes(envelope.type));
    const hash = chainHash(chain.head.hash, entry.bytes);
    keepEntry(journal, stream, envelope, entry.bytes, hash, entry.private);
    if (placing.place(stream, { ...envelope, hash })) {
      const effect = effects.effectOf(line, entry.private?.bytes);
      for (const topic of effects.apply(stream, envelope.seq, effect)) changed.add(topic);
    }
    chain.head = { seq: envelope.seq, hash };
    chain.lc = envelope.lc;
  }
  placePending(writing, changed);
  writing.parts.lists?.bringUp();
  return chain.head;
}

/** Whether an entry may follow here: a larger one than its type allows would fill every disk (N44). @throws ChainError */
function requireNext(chain: Chain, entry: IngestedEntry, envelope: Envelope, mostBytes: number): void {
  const { seq } = envelope;
  if (seq !== chain.head.seq + 1) throw new ChainError(seq, `expected ${chain.head.seq + 1}`);
  if (entry.bytes.length + (entry.private?.bytes.length ?? 0) > mostBytes)
    throw new UnsendableError(seq, 'the entry is larger than its type allows');
  if (!isSendable(entry.bytes) || (chain.office !== undefined && envelope.office !== chain.office))
    throw new UnsendableError(seq, 'the entry is none that could be sent on');
  if (entry.private !== undefined) requireCommitted(envelope, entry.private);
  if (envelope.lc <= chain.lc) throw new ChainError(seq, 'its clock does not go on');
}

function requireCommitted(envelope: Envelope, { salt, bytes }: PrivatePart): void {
  if (envelope.private !== privateCommitment(salt, bytes))
    throw new ChainError(envelope.seq, 'the private part is not the committed one');
}

/**
 * Takes in private parts of entries that are here without them. `changed` gains the topics of their entries.
 * @returns how many were taken
 * @throws ChainError
 */
export function ingestMissingParts(
  { journal, effects, parts: { appliers } }: Writing,
  stream: StreamKey,
  parts: ReadonlyMap<number, PrivatePart>,
  changed: Set<Topic>,
): number {
  const topicsOf = new Map(appliers.map(({ type, topics }) => [type, topics]));
  let taken = 0;
  for (const [seq, part] of parts) {
    const line = readEntry(journal.entry(stream, seq)?.bytes ?? new Uint8Array());
    if (typeof line === 'string' || !journal.removeGap(stream, seq)) continue;
    requireCommitted(line.envelope, part);
    if (part.bytes.length > effects.mostBytes(line.envelope.type))
      throw new UnsendableError(seq, 'the private part is larger than its type allows');
    // It was never missing, whoever said so.
    if (journal.privatePart(stream, seq) !== undefined) continue;
    keepPrivatePart(journal, stream, seq, part);
    for (const topic of topicsOf.get(line.envelope.type) ?? []) changed.add(topic);
    taken += 1;
  }
  return taken;
}
