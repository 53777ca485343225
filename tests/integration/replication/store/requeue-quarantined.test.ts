// An application that is newer than what it finds in quarantine: what other PCs wrote is understood now, the tables gain it
// without a word, on whichever day it was, and only what somebody changed by hand is damage.
import { describe, expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { partlyKnowingPath } from '#tests/support/partly-knowing-path.ts';
import { firstDay } from '#tests/support/simulated-office.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { byHand, damagesOf, eveningOffices, isSound, openFolder } from '#tests/support/tampered-office.ts';
import { everyNth } from '#tests/support/tier.ts';

const officeInTheEvening = eveningOffices();
const muchLater = '2026-04-15';
const device = '01992d10-0000-7000-8000-000000000001';
const id = (n: number): string => `01992d10-0000-7000-8000-00000000010${n}`;

const ofType = (desk: Desk, type: string): Envelope => {
  const found = desk.path.journal
    .arrivedAfter(0, 10_000)
    .map(({ bytes }) => envelopeSchema.parse(parseJsonBytes(bytes)))
    .find((envelope) => envelope.type === type);
  if (found === undefined) throw new Error(`nobody wrote ${type}`);
  return found;
};

/**
 * What a newer PC wrote in a visit of the office, as an older application takes it in: a further charge, a cancellation of it,
 * one more, and something that no version knows.
 */
function takenByOlder(desk: Desk) {
  const stream = { device, epoch: 'ab'.repeat(16) };
  const charged = ofType(desk, 'fee.charged');
  const { visitId, total } = charged.body as { visitId: string; total: number };
  const charge = (n: number): Envelope => ({
    ...charged,
    body: { ...charged.body, chargeId: id(n), another: true },
  });
  const cancelled = { id: id(9), chargeId: id(1), visitId, total, reasonCode: 'wrong_count' };
  const entries = [
    charge(1),
    { ...charged, type: 'fee.charge_cancelled', body: cancelled },
    charge(2),
    { ...charged, type: 'fee.foretold', body: {} },
  ].map((envelope, n) => ({
    bytes: canonicalBytes({
      ...envelope,
      ...stream,
      seq: n + 1,
      lc: n + 1,
      seen: undefined,
      at: `${firstDay}T10:0${n}:00.000Z`,
    }),
  }));
  partlyKnowingPath(desk).ingest(stream, entries);
}

const kept = ({ store }: Desk) =>
  store.orm
    .select()
    .from(quarantine)
    .all()
    .map(({ seq, reason }) => [seq, reason]);
const chargesOf = (desk: Desk) => tableRowsOf(desk).fee_charges?.length ?? 0;

describe('J27 N39 what an earlier version did not understand', () => {
  test.each(
    everyNth(2, [
      ['on the same day', firstDay],
      ['days later', muchLater],
    ]),
  )('J27 N39 is in the tables at the next open %s, whole, and no damage', async (_when, day) => {
    const dir = officeInTheEvening();
    const first = openFolder(dir);
    const before = chargesOf(first.desk);
    takenByOlder(first.desk);
    expect(kept(first.desk).filter(([, reason]) => reason === 'body_invalid')).toHaveLength(2);
    await first.desk.close();
    const log: string[] = [];
    const { desk } = openFolder(dir, { log, day });
    expect(damagesOf(desk)).toEqual([]);
    expect(kept(desk)).toEqual([[4, 'type_unknown']]);
    expect(chargesOf(desk)).toBe(before + 2);
    expect(tableRowsOf(desk).fee_corrections).toMatchObject([{ charge_id: id(1) }]);
    await isSound(desk);
    expect(log.join()).toContain('understood by this version');
    expect(log.join()).not.toContain('were not what the journal says');
    await desk.close();
    const again: string[] = [];
    expect(damagesOf(openFolder(dir, { log: again, day }).desk)).toEqual([]);
    expect(again).toEqual([]);
  });

  test('J27 hides nobody who changes the tables beside it', { tags: 'release' }, async () => {
    const dir = officeInTheEvening();
    const { desk } = openFolder(dir);
    takenByOlder(desk);
    await desk.close();
    byHand(dir, (sqlite) => sqlite.exec('UPDATE payments SET amount = amount - 1000'));
    expect(damagesOf(openFolder(dir).desk)).toMatchObject([
      { kind: 'tables', tables: ['payments', 'open_differences'] },
    ]);
  });

  test('J27 is nothing of this PC’s own: a payment that is moved into quarantine by hand is found', {
    tags: 'release',
  }, async () => {
    const dir = officeInTheEvening();
    byHand(dir, (sqlite) =>
      sqlite.exec(`INSERT INTO quarantine SELECT device, epoch, seq, 'body_invalid' FROM journal WHERE type = 'payment.recorded';
        DELETE FROM payment_allocations; DELETE FROM payment_differences; DELETE FROM payments`),
    );
    const { desk } = openFolder(dir);
    const [found] = damagesOf(desk);
    expect(found?.tables).toEqual(expect.arrayContaining(['payments', 'quarantine']));
    await isSound(desk);
  });

  test('J27 another PC’s fact that is changed by hand, and its entry called not understood, is found', {
    tags: 'release',
  }, async () => {
    const dir = officeInTheEvening();
    const { desk } = openFolder(dir);
    takenByOlder(desk);
    await desk.close();
    const updated = openFolder(dir);
    expect(damagesOf(updated.desk)).toEqual([]);
    await updated.desk.close();
    byHand(dir, (sqlite) => {
      sqlite.exec(`UPDATE fee_charges SET total = total - 1 WHERE id = '${id(2)}'`);
      sqlite.exec(`INSERT INTO quarantine SELECT device, epoch, seq, 'body_invalid' FROM journal
        WHERE device = '${device}' AND seq = 3`);
    });
    const again = openFolder(dir);
    expect(damagesOf(again.desk)).not.toEqual([]);
    await isSound(again.desk);
  });
});
