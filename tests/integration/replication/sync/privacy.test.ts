// Nothing of a client leaves the office: everything that the province stored is read, raw bytes included, and searched
// for every private word that went in (design.md §3).
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import type { Province } from '#province/server.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { firstDay, openSimulated } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Every string in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** Parameters of a key that a password seals, which are the same everywhere. */
const sealing = /^m=\d+,t=\d+,p=\d+$/;

/**
 * What must stay: words, numbers and texts of all private parts (not codes such as `plaintiff`). Reports of the PSP and
 * sheets of the day repeat payments, whose numbers and masked cards may travel, names of people who serve and titles of
 * the tariff, which travel in the bodies of their own entries: of these, all else that has a letter in it.
 */
function privateWords({ store: { sqlite } }: Desk): Set<string> {
  const parts = sqlite
    .prepare<[], { type: string; bytes: Buffer }>(
      'SELECT j.type, p.bytes FROM private_parts p JOIN journal j USING (device, epoch, seq) WHERE p.bytes IS NOT NULL',
    )
    .all();
  const bodies = sqlite
    .prepare<[], Buffer>(
      "SELECT bytes FROM journal WHERE type IN ('office.set_up', 'staff.registered', 'tariff.proposed')",
    )
    .pluck()
    .all();
  const travels = new Set(bodies.flatMap((bytes) => strings(JSON.parse(bytes.toString('utf8')))));
  return new Set(
    parts.flatMap(({ type, bytes }) =>
      strings(JSON.parse(bytes.toString('utf8'))).filter((text) =>
        type === 'psp.imported' || type === 'day.closed'
          ? /[آ-ی]{3}/.test(text) && !travels.has(text)
          : text.length >= 5 && !/^[a-z_]+$/.test(text) && !sealing.test(text),
      ),
    ),
  );
}

/** Everything that lies in the province's tables, as text; raw bytes are read as UTF-8. */
async function everythingStored({ store }: Province): Promise<string> {
  const rowsOf = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> => {
    const answer: unknown = await store.execute(query);
    return z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).parse(answer).rows;
  };
  const tables = await rowsOf(
    sql`select table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    for (const row of await rowsOf(sql`select * from ${sql.identifier(String(name))}`)) {
      for (const value of Object.values(row))
        texts.push(value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : JSON.stringify(value));
    }
  }
  return texts.join('\n');
}

async function signedIn(desk: Desk, role: 'clerk' | 'manager'): Promise<AppCaller> {
  const anyone = callerOf(desk, null);
  const person = (await anyone.staff.signInList()).find((one) => one.role === role);
  const password = demoOffice(firstDay).people.find(({ name }) => name === person?.name)?.password;
  const { token } = await anyone.staff.signIn({ personId: person?.id ?? '', password: password ?? '' });
  return callerOf(desk, token);
}

/** A report whose column of types names the payer, and a mapping that takes it at its word. */
function reportOfUnknownPsp(payer: string) {
  const columns = {
    terminal: 'پایانهٔ فروش',
    rrn: 'شمارهٔ ارجاع',
    amount: 'مبلغ به ریال',
    date: 'روز تراکنش',
    type: 'شرح پرداخت',
  };
  const lines = [Object.values(columns), ['14999001', '633999999991', '770000', '1405/09/04', payer]];
  return {
    fileName: 'a.csv',
    bytesBase64: Buffer.from(lines.map((cells) => cells.join(';')).join('\n')).toString('base64'),
    profile: { name: 'آسان', columns, words: { purchase: [payer] } },
  };
}

test('D16.2 the province stores no name, identifier, phone or text that went in', async () => {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  const { desk, machine } = openSimulated(temporaryFolder(), 'privacy');
  onTestFinished(() => desk.close());
  await simulateDays(
    desk,
    machine,
    { days: 2, clients: 12, from: firstDay, closeLast: false },
    () => undefined,
  );
  await enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));
  const { complaints, visits } = await signedIn(desk, 'clerk');
  const { dayClose, accessLog } = await signedIn(desk, 'manager');
  const complaint = { kind: 'complaint', category: 'conduct', visitId: null } as const;
  const said = 'متصدی باجه با صدای بلند گفت پرونده‌ات گم شده است';
  const saidOfManager = 'مدیر دفتر پول نقد خواست و رسید نداد';
  const contact = { contactName: 'شهرام ناظری‌فر', contactPhone: '09351112233' };
  const registered = { ...complaint, ...contact, aboutManager: false, text: said };
  const { complaintId } = await complaints.register(registered);
  await complaints.register({ ...complaint, ...contact, aboutManager: true, text: saidOfManager });
  const payer = 'خرید سیمین بهبهانی‌نژاد';
  await dayClose.importPsp({ day: businessDayOf(machine.now()), ...reportOfUnknownPsp(payer) });
  // Looks at what is whole travel as facts, and what the manager answered to twenty of them does not.
  await complaints.revealContact({ complaintId });
  const [{ visitId } = { visitId: '' }] = await visits.dayList({ day: firstDay });
  for (let looked = 0; looked < 20; looked += 1) await visits.revealIdentifier({ visitId });
  const answer = 'از متصدی پرسیده شد و فهرست دادگاه را نشان داد';
  const [sign] = await accessLog.alerts();
  await accessLog.answerAlert({ alertId: sign?.alertId ?? '', note: answer });
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0, quarantined: [] });

  const words = privateWords(desk);
  for (const typed of [said, contact.contactName, contact.contactPhone, payer, answer])
    expect([...words]).toContain(typed);
  expect(words.size).toBeGreaterThan(100);
  const stored = await everythingStored(province);
  // The search sees what is there: types, masked identifiers, reference numbers of payments.
  for (const present of [
    'client.viewed',
    'record.viewed',
    'client.many_viewed_answered',
    'visit.opened',
    'complaint.registered',
    '"rrn":"',
    firstDay,
  ])
    expect(stored).toContain(present);
  const found = [...words, saidOfManager].filter((word) => stored.includes(word));
  expect(found).toEqual([]);
}, 120_000);
