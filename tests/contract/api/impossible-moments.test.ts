// What another PC of the office dates to a moment that no calendar has is kept as it came and reckoned with by nobody: every
// view answers as before.
import { TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { problemOfError } from '#core/desk/trpc.ts';
import type { IngestedEntry } from '#core/journal/write-path.ts';
import { quarantine } from '#db/schema/journal.ts';
import { laneOf } from '#tests/support/merged-desk.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { type BusyOffice, openBusyOffice } from './busy-office.ts';
import { byPath, call, procedures } from './procedures.ts';

/** Days and instants of the right form: none that exists, the first and the last of all, an hour that no clock shows. */
const moments = [
  { day: '2026-02-31', at: '2026-02-31T08:00:00.000Z' },
  { day: '0000-01-01', at: '0000-01-01T08:00:00.000Z' },
  { day: '9999-12-31', at: '9999-12-31T08:00:00.000Z' },
  { day: '2026-11-25', at: '2026-11-25T25:61:61.000Z' },
] as const;

/** What ends the manager's session, asks the network or takes the office elsewhere. */
const leaves = /^(office|sync|peers|store|clock)\.|^staff\.(sign|unlock|cutOff|lock)/;

/** The entry as it is, at another moment: the chain goes on from what it became. */
function movedTo({ day, at }: (typeof moments)[number], entry: IngestedEntry): IngestedEntry {
  const text = Buffer.from(entry.bytes).toString();
  return {
    ...entry,
    bytes: Buffer.from(
      text.replace(/"at":"[^"]*"/, `"at":"${at}"`).replace(/"day":"[^"]*"/, `"day":"${day}"`),
    ),
  };
}

/** How each query answers to what it takes there; null where it does. */
async function answersOf({ office: { desk, manager }, sound }: BusyOffice): Promise<Record<string, unknown>> {
  const session = desk.sessions.open(manager.id).token;
  const inputs = byPath<readonly unknown[]>(sound);
  const answers: Record<string, unknown> = {};
  for (const procedure of procedures.filter(({ type }) => type === 'query'))
    for (const input of inputs.get(procedure.path) ?? []) {
      const problem = await call(desk, session, procedure, input).then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof TRPCError)) throw error;
          const found = problemOfError(error, '');
          return found.code === 'UNEXPECTED' ? String(error) : found.code;
        },
      );
      answers[`${procedure.path} ${JSON.stringify(input)}`] = problem;
    }
  return answers;
}

test('N4 of every kind of entry: it is kept in quarantine, and every view answers as before', async () => {
  const busy = await openBusyOffice();
  const { desk } = busy.office;
  const other = joinOffice(busy.office, 2);
  const session = other.desk.sessions.open(busy.office.manager.id).token;
  const inputs = byPath<readonly unknown[]>(busy.sound);
  for (const procedure of procedures.filter(({ type, path }) => type === 'mutation' && !leaves.test(path)))
    for (const input of inputs.get(procedure.path) ?? [])
      await call(other.desk, session, procedure, input).catch(() => undefined);
  const { stream, entries } = laneOf(other.desk);
  expect(entries.length).toBeGreaterThan(80);
  const before = await answersOf(busy);

  const [founding, ...rest] = entries;
  if (founding === undefined) throw new Error('the other PC has recorded nothing');
  const moved = rest.map((entry, n) => movedTo(moments[n % moments.length] ?? moments[0], entry));
  desk.path.ingest(stream, [founding, ...moved]);
  expect(await answersOf(busy)).toEqual(before);
  const kept = desk.store.orm.select().from(quarantine).all();
  expect(kept.map(({ reason }) => reason)).toEqual(rest.map(() => 'moment_impossible'));
});
