// What another PC of the office writes that no PC would: of a moment that no calendar has, of numbers without measure. It is
// kept as it came, and no view fails by it.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { openBusyOffice } from './busy-office.ts';
import { answersOf, commands, doneElsewhere, queries, unexpectedIn } from './elsewhere.ts';

/** Days and instants of the right form: none that exists, the first and the last of all, an hour that no clock shows. */
const moments = [
  { day: '2026-02-31', at: '2026-02-31T08:00:00.000Z' },
  { day: '0000-01-01', at: '0000-01-01T08:00:00.000Z' },
  { day: '9999-12-31', at: '9999-12-31T08:00:00.000Z' },
  { day: '2026-11-25', at: '2026-11-25T25:61:61.000Z' },
] as const;

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

/** The entry with every number of its body and of its clock as large as JSON holds it exactly, of desk 1, which is this one. */
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
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'deskNumber' ? 1 : withNumbers(one, number)]),
  );
}

test('N4 dated to an impossible moment: kept in quarantine, and every view answers as before', async () => {
  const busy = await openBusyOffice();
  const { desk, manager } = busy.office;
  const { stream, founding, rest } = await doneElsewhere(busy);
  const answers = () => answersOf(desk, manager.id, queries, busy.sound);
  const before = await answers();
  const moved = rest.map((entry, n) => movedTo(moments[n % moments.length] ?? moments[0], entry));
  desk.path.ingest(stream, [founding, ...moved]);
  expect(await answers()).toEqual(before);
  const kept = desk.store.orm.select().from(quarantine).all();
  expect(kept.map(({ reason }) => reason)).toEqual(rest.map(() => 'moment_impossible'));
});

test('N4 N39 with numbers as large as they come, in what they say and in what their clock says: no view and no act fails', {
  tags: 'release',
}, async () => {
  const busy = await openBusyOffice();
  const { desk, manager } = busy.office;
  const { stream, founding, rest } = await doneElsewhere(busy);
  desk.path.ingest(stream, [founding, ...rest.map(inflated)]);
  for (const asked of [queries, commands, queries])
    expect(unexpectedIn(await answersOf(desk, manager.id, asked, busy.sound))).toEqual([]);
  // Counting goes on after the highest number of all, also where somebody is cut off.
  const { clerk } = busy.office;
  const cutOff = {
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: desk.machine.now(),
    password: manager.password,
  } as const;
  const session = desk.sessions.open(manager.id).token;
  await appRouter.createCaller({ desk, session }).staff.cutOff(cutOff);
  expect(desk.reads.staff.person(clerk.id)?.state).toBe('cut_off');
});
