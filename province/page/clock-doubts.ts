// Clocks of an office's PCs that were not to be believed (J30, J32): when, for how long, who answered for them, and what
// the PC wrote meanwhile. Counts and codes alone; nothing of a client.
import { and, count, desc, eq, gt, lt } from 'drizzle-orm';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  type FactRow,
  factKey,
  factsOf,
  newestFacts,
  type Person,
  personsOf,
  type Told,
} from './read-facts.ts';

export type ClockDoubt = {
  device: string;
  kind: string;
  /** What the clock said, and what it should have said at least, UTC. */
  wall: string;
  expected: string;
  /** Null while nobody answered for it. */
  confirmed: {
    /** What the clock said then, UTC. */
    wall: string;
    /** Minutes that the doubt stood at least: a clock that was set meanwhile cannot say more. */
    minutes: number;
    by: Person | null;
  } | null;
  /** What the PC wrote while the doubt stood, by type, the most frequent first. */
  meanwhile: { type: string; count: number }[];
};

/** The newest first; each with its answer, which the same PC gave later. */
export async function clockDoubts(store: Store, asked: Asked): Promise<Told<ClockDoubt>> {
  const { list, olderThan } = await newestFacts(store, asked, 'clock_doubt');
  const answers = await factsOf(store, 'clock_answer', list);
  const persons = await personsOf(
    store,
    asked.office,
    [...answers.values()].map(({ actor }) => actor),
  );
  const doubts: ClockDoubt[] = [];
  for (const doubt of list) {
    const { device, said } = doubt;
    const answer = answers.get(factKey(doubt)) ?? null;
    doubts.push({
      device,
      ...said,
      confirmed:
        answer === null
          ? null
          : {
              wall: answer.said.wall,
              minutes: minutesStood(said, answer.said.wall),
              by: persons.get(answer.actor ?? '') ?? null,
            },
      meanwhile: await writtenBetween(store, doubt, answer?.seq ?? null),
    });
  }
  return { list: doubts, olderThan };
}

/** From the doubt to the answer by the clock itself, whether it was set right meanwhile or not. */
function minutesStood({ wall, expected }: { wall: string; expected: string }, answered: string): number {
  const since = [wall, expected]
    .map((from) => Date.parse(answered) - Date.parse(from))
    .filter((between) => between >= 0);
  return since.length === 0 ? 0 : Math.floor(Math.min(...since) / 60_000);
}

/** A PC's entries between a doubt and one of its later entries, without them; `to` null: up to the newest. */
function writtenBetween(
  store: Store,
  { office, stream, seq }: FactRow<'clock_doubt'>,
  to: number | null,
): Promise<{ type: string; count: number }[]> {
  return store
    .select({ type: entries.type, count: count() })
    .from(entries)
    .where(
      and(
        eq(entries.office, office),
        eq(entries.stream, stream),
        gt(entries.seq, seq),
        to === null ? undefined : lt(entries.seq, to),
      ),
    )
    .groupBy(entries.type)
    .orderBy(desc(count()), entries.type);
}
