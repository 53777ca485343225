// Writes what entries say that a page shows. Called in the transaction that stores the entries; doing it again changes nothing.
import { sql } from 'drizzle-orm';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import type { Store } from '../store/store.ts';
import type { Fact } from './fact-kinds.ts';
import { factOf } from './facts.ts';
import { facts } from './schema.ts';

/** An entry that was understood, and where it lies. */
export type PlacedEntry = {
  readonly envelope: Envelope;
  readonly stream: number;
  readonly position: number;
  readonly receivedAt: Date;
};

/** Adds the facts of entries of one office. Under one id the fact with the lowest rank stands. */
export async function addFacts(tx: Store, office: string, placed: readonly PlacedEntry[]): Promise<void> {
  const chosen = new Map<string, Fact & PlacedEntry>();
  for (const entry of placed) {
    const fact = factOf(entry.envelope, entry.position);
    if (fact === null) continue;
    const key = `${fact.kind} ${fact.id}`;
    const known = chosen.get(key);
    if (known === undefined || fact.rank < known.rank) chosen.set(key, { ...fact, ...entry });
  }
  if (chosen.size === 0) return;
  const rows = [...chosen.values()].map(({ envelope, ...row }) => {
    const { type, device, seq, at, actor } = envelope;
    return { office, type, device, seq, at, actor, ...row };
  });
  await tx
    .insert(facts)
    .values(rows)
    .onConflictDoUpdate({
      target: [facts.office, facts.kind, facts.id],
      set: Object.fromEntries(replaced.map((name) => [name, sql.raw(`excluded.${facts[name].name}`)])),
      setWhere: sql`excluded.rank < ${facts.rank}`,
    });
}

const replaced = [
  ...(['about', 'rank', 'type', 'stream', 'seq', 'position', 'device'] as const),
  ...(['actor', 'at', 'receivedAt', 'said'] as const),
] as const;
