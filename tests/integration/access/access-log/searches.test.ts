// Nobody is found out by trying: a search by a whole identifier or phone is a look, and one in vain counts too (D16.19).
import { expect, test } from 'vitest';
import { bulkAccess } from '#core/access/access-log/contract.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  today,
} from '#tests/support/office.ts';

const minute = 60_000;
const known = '0499370899';

/** A national code with a sound check digit. */
function nationalCode(first9: number): string {
  const digits = String(first9).padStart(9, '0');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return digits + String(rest < 2 ? rest : 11 - rest);
}
/** Codes of the place that the mask `******0899` may stand for, without the client's own. */
const candidates = Array.from({ length: 200 }, (_, index) => nationalCode(49_930_000 + index * 10));

async function withClient(): Promise<TestOffice> {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office, known);
  office.clock.pace(1);
  return office;
}
const looksOf = async (office: TestOffice) =>
  (await office.as(office.manager).records.accessOfDay({ day: today, personId: office.clerk.id })).rows;
const alertsOf = (office: TestOffice) => office.as(office.manager).accessLog.alerts();
const paused = { code: 'SEARCHES_PAUSED', params: { waitMinutes: expect.any(Number) } };

/** Both ways to look for a whole identifier. */
const ways = {
  palette: ({ as, clerk }: TestOffice, typed: string) => as(clerk).palette.findWhole({ typed }),
  'start of a visit': ({ as, clerk }: TestOffice, identifier: string) =>
    as(clerk).visits.findClient({ clientType: 'iranian_adult', identifier }),
};

test('D16.19 the query of the palette finds nobody by a whole identifier or phone; the command does, and it is a look', async () => {
  const office = await withClient();
  const { palette } = office.as(office.clerk);
  for (const typed of [known, '۰۴۹۹۳۷۰۸۹۹', '09121234567', '+98 912 123 4567'])
    expect((await palette.find({ typed })).clients, typed).toEqual([]);
  expect(await looksOf(office)).toEqual([]);
  for (const typed of [known, '09121234567']) {
    const { clients } = await palette.findWhole({ typed });
    expect(clients, typed).toMatchObject([{ name: 'رضا محمدی', identifierMasked: '******0899' }]);
    expect(JSON.stringify(clients)).not.toContain(known);
  }
  expect(await looksOf(office)).toMatchObject([{ purpose: 'looked_up', count: 2 }]);
  for (const typed of ['رضا', '0499', ''])
    expect((await problemOf(palette.findWhole({ typed }))).code, typed).toBe('INPUT_INVALID');
});

test.each(Object.entries(ways))(
  'D16.19 who tries what a mask may stand for is paused and shown to the manager before they get far: by the %s',
  async (_way, search) => {
    const office = await withClient();
    for (const typed of candidates.slice(0, bulkAccess - 1)) await search(office, typed);
    expect(await alertsOf(office)).toEqual([]);
    // The same again, and what finds somebody, is no further one.
    await search(office, candidates[0] ?? '');
    await search(office, known);
    await search(office, candidates[bulkAccess] ?? '');
    expect(await alertsOf(office)).toMatchObject([
      { personId: office.clerk.id, count: bulkAccess, day: today },
    ]);
    // By neither way, with a new session, whether it would find somebody or not, and whatever the clock says.
    office.clock.jump(20 * minute);
    for (const next of Object.values(ways))
      for (const typed of [known, candidates[30] ?? ''])
        expect(await problemOf(next(office, typed))).toEqual(paused);
    // A colleague goes on, and so does a visit without the search.
    expect((await office.as(office.manager).palette.findWhole({ typed: known })).clients).toHaveLength(1);
    await openVisit(office, '0790419904');
    office.clock.advance(10 * minute + 1000);
    expect(await search(office, known)).not.toBeNull();
    expect(await alertsOf(office)).toHaveLength(1);
    for (const typed of candidates.slice(40, 40 + bulkAccess)) await search(office, typed);
    expect(await alertsOf(office)).toHaveLength(2);
  },
);

test('D16.19 neither a name nor the reference number of a receipt that is looked for is a search in vain', async () => {
  const office = await withClient();
  const { visitId } = await chargedVisit(office);
  const rrn = '633012345678';
  await office.as(office.clerk).payments.record(slip(visitId, { rrn }));
  const { palette } = office.as(office.clerk);
  for (let index = 0; index < 2 * bulkAccess; index += 1) {
    await palette.find({ typed: 'حسین' });
    await palette.find({ typed: candidates[index] ?? '' });
  }
  for (const typed of candidates.slice(0, bulkAccess - 1)) await palette.findWhole({ typed });
  expect((await palette.findWhole({ typed: rrn })).clients).toEqual([]);
  expect((await palette.findWhole({ typed: known })).clients).toHaveLength(1);
  expect(await alertsOf(office)).toEqual([]);
  await palette.findWhole({ typed: '633012345679' });
  expect(await alertsOf(office)).toHaveLength(1);
});
