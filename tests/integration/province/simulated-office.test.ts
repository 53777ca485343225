// What a real office writes is understood at the province, entry by entry, and counted to the right sums.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import { changesByDay } from '#province/projection/counted-once.ts';
import { joined } from '#province/projection/office-day.ts';
import { understand } from '#province/projection/understand.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { inTier } from '#tests/support/tier.ts';

let written: EntryLine[] = [];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-'));
  const office = openSimulated(folder, '7');
  await playDays(office, inTier(1, 2), 15);
  const { journal } = office.desk.path;
  written = journal
    .streams()
    .flatMap((stream) => journal.entriesAfter(stream, 0, 100_000))
    .map(({ bytes }) => {
      const read = readEntry(bytes);
      if (typeof read === 'string') throw new Error(read);
      return read;
    });
  await office.desk.close();
  return () => rmSync(folder, { recursive: true, force: true });
}, 120_000);

test('nothing of it is quarantined', () => {
  expect(written.length).toBeGreaterThan(100);
  const not = written.flatMap(({ envelope, canonical }) => {
    const what = understand(envelope, canonical);
    return 'quarantined' in what ? [`${envelope.type}: ${what.quarantined}`] : [];
  });
  expect(not).toEqual([]);
});

test('its totals are those of its entries', () => {
  const all = written.map(({ envelope, canonical }) => understand(envelope, canonical));
  const total = [...changesByDay(all, new Map()).values()].reduce(joined, {});
  const of = (type: string) => written.filter(({ envelope }) => envelope.type === type);
  const rials = (type: string, field: string) =>
    of(type).reduce((sum, { envelope }) => sum + Number(envelope.body[field]), 0);
  expect(total).toMatchObject({
    entries: written.length,
    visits: of('visit.opened').length,
    verified: of('identity.verified').length,
    payments: of('payment.recorded').length,
    paymentsRial: rials('payment.recorded', 'amount'),
    feesRial: rials('fee.charged', 'total') - rials('fee.charge_cancelled', 'total'),
    sign127: expect.objectContaining({ at: expect.any(String) }),
  });
});
