// Whoever runs through the names of the office's clients is seen, although each list shows masks alone (D16.20).
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bulkNames } from '#core/access/access-log/names-shown.ts';
import { visitOpened } from '#core/counter/visits/entries.ts';
import { openOffice, type TestOffice, today } from '#tests/support/office.ts';

const minute = 60_000;
/** Each name is the family name of six clients, as many as the palette shows at once. */
const names = [
  'آبان',
  'بهمن',
  'پاییز',
  'تابان',
  'جویبار',
  'چنار',
  'خزان',
  'دماوند',
  'رازیانه',
  'زرین',
  'ژاله',
];
const idOf = (index: number) => `0199a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** An office with 66 clients, who all came on a day that nobody has opened or closed. */
async function officeOfMany(): Promise<TestOffice> {
  const office = await openOffice();
  const { desk, clerk } = office;
  desk.path.execute(clerk.id, (tx) => {
    for (const [index, name] of names.flatMap((one) => Array.from({ length: 6 }, () => one)).entries())
      tx.append(
        visitOpened,
        {
          ...{ visitId: tx.newId(), number: index + 1, deskNumber: 1, clientType: 'iranian_adult' as const },
          ...{ identifierMasked: `******${1000 + index}`, matterRole: 'plaintiff', checklist: '1' },
          client: idOf(index),
          participants: [
            {
              ...{ id: idOf(index), kind: 'national_code' as const, hash: hash(`i${index}`) },
              ...{ isHere: true, role: 'plaintiff' },
            },
          ],
          mandates: [],
        },
        {
          ...{ identifier: String(1_000_000_000 + index), clientName: `شخص ${name}` },
          ...{ mobile: '09121234567', postalCode: '1193653471', trackingNumber: '', details: {} },
          people: [],
        },
      );
  });
  return office;
}
const alertsOf = (office: TestOffice) => office.as(office.manager).accessLog.alerts();

test('D16.20 the sixtieth client whose name a search shows within ten minutes is an alert of the manager', async () => {
  const office = await officeOfMany();
  const { palette } = office.as(office.clerk);
  for (const typed of names.slice(0, 9)) {
    expect((await palette.find({ typed })).clients).toHaveLength(6);
    // As each letter is typed, the same ones are shown again.
    await palette.find({ typed });
  }
  expect(await alertsOf(office)).toEqual([]);
  await palette.find({ typed: names[9] ?? '' });
  expect(await alertsOf(office)).toMatchObject([
    { personId: office.clerk.id, count: bulkNames, answer: null },
  ]);
  // What is counted is counted once.
  for (const typed of names) await palette.find({ typed });
  expect(await alertsOf(office)).toHaveLength(1);
});

test('D16.20 who looks for a few clients, and for others later, is left alone; nobody is stopped', async () => {
  const office = await officeOfMany();
  const { palette } = office.as(office.clerk);
  for (const typed of names) {
    await palette.find({ typed });
    office.clock.advance(2 * minute);
  }
  expect(await alertsOf(office)).toEqual([]);
});

test('D16.20 the list of a day that is not open counts, today’s is work; another visit to it adds nothing', async () => {
  const office = await officeOfMany();
  const { visits } = office.as(office.clerk);
  expect(await visits.dayList({ day: today })).toHaveLength(66);
  expect(await alertsOf(office)).toEqual([]);
  office.clock.advance(24 * 60 * minute);
  expect(await visits.dayList({ day: today })).toHaveLength(66);
  await visits.dayList({ day: today });
  expect(await alertsOf(office)).toMatchObject([{ personId: office.clerk.id, count: bulkNames }]);
});
