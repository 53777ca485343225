// What another PC of the office writes that no PC would: of a moment that no calendar has, of numbers without measure. It is
// kept as it came, and no view fails by it.
import { TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { problemOfError } from '#core/desk/trpc.ts';
import type { IngestedEntry } from '#core/journal/write-path.ts';
import { canonicalBytes, parseJsonBytes } from '#core/leaves/wire/canonical.ts';
import { envelopeSchema } from '#core/leaves/wire/contract.ts';
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

/** The entry with every number of its body and of its clock as large as JSON holds it exactly. */
function inflated(entry: IngestedEntry): IngestedEntry {
  const { body, clock, ...rest } = envelopeSchema.parse(parseJsonBytes(entry.bytes));
  const most = Number.MAX_SAFE_INTEGER;
  return {
    ...entry,
    bytes: canonicalBytes({
      ...rest,
      body: withNumbers(body, most),
      clock: { ...clock, offsetMs: -most, monotonicMs: most },
    }),
  };
}

function withNumbers(value: unknown, number: number): unknown {
  if (typeof value === 'number') return number;
  if (Array.isArray(value)) return value.map((one) => withNumbers(one, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withNumbers(one, number)]));
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

/** Everything that the manager can do, done at another PC: the entries of it, of every kind. */
async function doneElsewhere({ office, sound }: BusyOffice) {
  const other = joinOffice(office, 2);
  const session = other.desk.sessions.open(office.manager.id).token;
  const inputs = byPath<readonly unknown[]>(sound);
  for (const procedure of procedures.filter(({ type, path }) => type === 'mutation' && !leaves.test(path)))
    for (const input of inputs.get(procedure.path) ?? [])
      await call(other.desk, session, procedure, input).catch(() => undefined);
  const { stream, entries } = laneOf(other.desk);
  expect(entries.length).toBeGreaterThan(80);
  const [founding, ...rest] = entries;
  if (founding === undefined) throw new Error('the other PC has recorded nothing');
  return { stream, founding, rest };
}

test('N4 dated to an impossible moment: kept in quarantine, and every view answers as before', async () => {
  const busy = await openBusyOffice();
  const { desk } = busy.office;
  const { stream, founding, rest } = await doneElsewhere(busy);
  const before = await answersOf(busy);
  const moved = rest.map((entry, n) => movedTo(moments[n % moments.length] ?? moments[0], entry));
  desk.path.ingest(stream, [founding, ...moved]);
  expect(await answersOf(busy)).toEqual(before);
  const kept = desk.store.orm.select().from(quarantine).all();
  expect(kept.map(({ reason }) => reason)).toEqual(rest.map(() => 'moment_impossible'));
});

test('N4 with numbers as large as they come, in what they say and in what their clock says: no view fails', async () => {
  const busy = await openBusyOffice();
  const { stream, founding, rest } = await doneElsewhere(busy);
  busy.office.desk.path.ingest(stream, [founding, ...rest.map(inflated)]);
  const failed = Object.entries(await answersOf(busy)).filter(([, answer]) =>
    String(answer).includes('Error'),
  );
  expect(failed).toEqual([]);
});
