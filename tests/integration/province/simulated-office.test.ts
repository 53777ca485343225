// What a real office writes is understood at the province, entry by entry, and counted to the right sums.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import { changesByDay } from '#province/projection/counted-once.ts';
import { joined } from '#province/projection/office-day.ts';
import { understand } from '#province/projection/understand.ts';
import { inTier } from '#tests/support/tier.ts';

let written: EntryLine[] = [];
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-'));
  const dir = join(folder, 'office');
  const run = (program: string, args: string[]) =>
    execFileSync(process.execPath, [`electron/cli/${program}.ts`, ...args, '--dir', dir], {
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PISHKHAN_PASSWORD: 'modir-1234' },
    }).toString();
  run('simulate', ['--days', inTier('1', '2'), '--clients', '15', '--seed', '7']);
  written = run('office', ['export', '--by', 'مریم احمدی'])
    .trimEnd()
    .split('\n')
    .map((line) => {
      const read = readEntry(Buffer.from(line));
      if (typeof read === 'string') throw new Error(read);
      return read;
    });
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
