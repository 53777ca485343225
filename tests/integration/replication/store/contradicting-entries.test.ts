// Another PC that names facts anew, e.g. payments of the office with other sums: its entries are kept, what came first
// stands at every opening and in every rebuild, and nothing after them is stopped.
import { describe, expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { firstDay } from '#tests/support/simulated-office.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { byHand, damagesOf, eveningOffices, isSound, openFolder } from '#tests/support/tampered-office.ts';
import { everyNth } from '#tests/support/tier.ts';

const officeInTheEvening = eveningOffices();
const nextDay = '2026-04-05';
const muchLater = '2026-04-15';
/** Of each type one fact that other facts hang on. */
const retold = ['payment.recorded', 'fee.charged', 'visit.opened', 'identity.verified'];

const minute = (day: string, n: number): string => `${day}T06:${String(n).padStart(2, '0')}:00.000Z`;

/** The office's own entries, as another PC writes them on a day of its own: the same ids, other sums. */
function retoldBy(device: string, desk: Desk, day: string) {
  const stream = { device, epoch: 'ab'.repeat(16) };
  const own = desk.path.journal
    .arrivedAfter(0, 10_000)
    .map(({ bytes }) => envelopeSchema.parse(parseJsonBytes(bytes)));
  const facts = own.filter(
    ({ type, private: commitment }) => commitment === undefined && retold.includes(type),
  );
  const checked = own.find(({ type }) => type === 'premises.checked');
  if (checked === undefined) throw new Error('nothing of the premises was looked at');
  const sound = { ...checked, body: { ...checked.body, checkId: '01992d10-0000-7000-8000-000000000009' } };
  const entries = [...facts.map(changed), sound].map((envelope, n) => ({
    bytes: canonicalBytes({
      ...envelope,
      ...stream,
      seq: n + 1,
      lc: n + 1,
      seen: undefined,
      day,
      at: minute(day, n),
    }),
  }));
  return { stream, entries, contradicting: facts.length };
}

function changed(envelope: Envelope): Envelope {
  const { body } = envelope;
  return 'amount' in body ? { ...envelope, body: { ...body, amount: Number(body.amount) + 1000 } } : envelope;
}

const kept = ({ store }: Desk) =>
  store.orm
    .select()
    .from(quarantine)
    .all()
    .map(({ seq, reason }) => [seq, reason]);

describe.each(
  everyNth(2, [
    ['before the office’s own in the order of the streams', '00000000-0000-7000-8000-000000000001'],
    ['after them', 'ffffffff-0000-7000-8000-000000000001'],
  ]),
)('a stream that stands %s', (_where, device) => {
  test.each(
    everyNth(3, [
      ['on the same day', firstDay],
      ['on the day after', nextDay],
      ['days later', muchLater],
    ]),
  )('N39 names facts anew %s: what came first stands at every opening', async (_when, day) => {
    const dir = officeInTheEvening();
    const log: string[] = [];
    const first = openFolder(dir, { log });
    const { stream, entries, contradicting } = retoldBy(device, first.desk, day);
    expect(contradicting).toBeGreaterThan(5);
    const before = tableRowsOf(first.desk);
    expect(first.desk.path.ingest(stream, entries).seq).toBe(contradicting + 1);
    const { quarantine: _, premises_checks: checks, ...facts } = tableRowsOf(first.desk);
    expect(before).toMatchObject(facts);
    expect(checks).toHaveLength((before.premises_checks?.length ?? 0) + 1);
    const expected = Array.from({ length: contradicting }, (_each, n) => [n + 1, 'contradicts']);
    expect(kept(first.desk)).toEqual(expected);
    const shown = first.desk.reads.records.ofDay({
      day,
      personId: null,
      types: ['premises.checked', ...retold],
      before: null,
    });
    expect(shown.filter(({ isQuarantined }) => isQuarantined).map(({ seq }) => seq)).toEqual(
      expected.map(([seq]) => seq).toReversed(),
    );
    await first.desk.close();

    for (let opened = 0; opened < 2; opened += 1) {
      const again = openFolder(dir, { log, day });
      expect(damagesOf(again.desk)).toEqual([]);
      expect(tableRowsOf(again.desk)).toMatchObject(facts);
      await isSound(again.desk);
      rebuildTables(again.desk.store, again.desk.path, () => undefined);
      expect(kept(again.desk)).toEqual(expected);
      await again.desk.close();
    }
    expect(log.join()).not.toContain('were not what the journal says');
  });

  test('J27 N39 whoever puts the other sums into the tables by hand is found, and the first ones stand again', {
    tags: 'release',
  }, async () => {
    const dir = officeInTheEvening();
    const { desk } = openFolder(dir);
    const { stream, entries } = retoldBy(device, desk, nextDay);
    desk.path.ingest(stream, entries);
    const { payments } = tableRowsOf(desk);
    await desk.close();
    byHand(dir, (sqlite) => {
      sqlite.exec(
        `UPDATE payments SET amount = amount + 1000, device = '${device}', day = '${nextDay}', at = '${minute(nextDay, 0)}'`,
      );
      sqlite.exec("DELETE FROM quarantine WHERE reason = 'contradicts'");
    });
    const again = openFolder(dir);
    expect(damagesOf(again.desk)).not.toEqual([]);
    expect(tableRowsOf(again.desk).payments).toEqual(payments);
    await isSound(again.desk);
  });
});
