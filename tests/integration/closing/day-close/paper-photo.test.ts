// The paper on which a difference was seen to be none: by its number, or by a photo of that day.
import { expect, it } from 'vitest';
import { officeAtWork, openDifferencesOf, servedVisit, substantialNote } from '#tests/support/closing-day.ts';
import { openDay, problemOf } from '#tests/support/office.ts';
import { photoNumber } from '#tests/support/photo.ts';

const sara = { name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' } as const;

/** Two slips of the clerk that no report names, on a day on which a colleague can be the second person. */
async function twoMissing() {
  const office = await officeAtWork();
  const colleague = await office.addPerson(sara);
  office.clock.set('2027-03-07T04:30:00.000Z');
  await openDay(office);
  for (const n of [1, 2]) await servedVisit(office, n);
  office.clock.set('2027-03-09T04:30:00.000Z');
  const second = { personId: colleague.id, password: colleague.password, word: 'چاپ دوبارهٔ پایانه را دیدم' };
  const end = async (place: number, paper: object, over: object = {}) => {
    const { id = '', legs = '' } = (await openDifferencesOf(office))[place] ?? {};
    return office.as(office.manager).dayClose.settleDifference({
      ...{ id, legs, reasonCode: 'psp_or_bank_error', words: substantialNote },
      ...{ paper: { kind: 'reprint', number: '', ...paper }, ...over },
    });
  };
  return { office, second, end };
}

it('D19.110 a photo of the paper stays with the words', async () => {
  const { office, second, end } = await twoMissing();
  // Alone the words wait, with their photo for whoever is asked to say so too.
  await end(0, { photo: photoNumber(1) });
  const [waiting] = await openDifferencesOf(office);
  const photoId = waiting?.waiting?.photoId ?? '';
  expect(await office.as(office.manager).photos.show({ photoId })).toMatchObject({
    sha256: photoNumber(1).sha256,
    byName: office.manager.name,
  });
  await end(0, { photo: photoNumber(2) }, { second });
  await end(0, { kind: 'bank_letter', number: '۱۲۳۴۵۶' }, { second });
  expect(await openDifferencesOf(office)).toEqual([]);
});

it('D19.112 what words ended is listed with what it rests on, for thirty days, for whoever supervises', async () => {
  const { office, second, end } = await twoMissing();
  await end(0, { photo: photoNumber(1) });
  const ended = (by = office.manager) => office.as(by).dayClose.endedDifferences();
  // Words that wait for a second person's end nothing.
  expect(await ended()).toEqual([]);
  await end(0, { photo: photoNumber(2) }, { second });
  await end(0, { kind: 'bank_letter', number: '۱۲۳۴۵۶' }, { second });
  const shared = { account: 'money', size: 770_000, words: substantialNote, byName: office.manager.name };
  expect(await ended()).toMatchObject([
    { ...shared, paper: 'bank_letter', paperNumber: '123456', photoId: null, secondName: 'سارا کریمی' },
    { ...shared, paper: 'reprint', paperNumber: null, photoId: expect.any(String), provinceAt: null },
  ]);
  expect((await problemOf(ended(office.clerk))).code).toBe('NOT_ALLOWED');
  office.clock.set('2027-04-17T04:30:00.000Z');
  expect(await ended()).toEqual([]);
});

it('D19.110 no photo is one that was kept before, one without the code of its day, and one of a signature', async () => {
  const { office, second, end } = await twoMissing();
  const refused = async (paper: object) => (await problemOf(end(0, paper, { second }))).code;
  expect(await refused({})).toBe('PAPER_NEEDED');
  for (const number of ['—', '000', '٠']) expect(await refused({ number })).toBe('PAPER_NEEDED');
  await end(0, { photo: photoNumber(1) }, { second });
  expect(await openDifferencesOf(office)).toHaveLength(1);
  expect(await refused({ photo: photoNumber(1) })).toBe('PHOTO_ALREADY_USED');
  expect(await refused({ photo: { ...photoNumber(2), showsDayCode: false } })).toBe('DAY_CODE_NEEDED');
  expect(await refused({ kind: 'client_signature', photo: photoNumber(2) })).toBe('INPUT_INVALID');
  // What is refused keeps neither words nor photo.
  expect(await openDifferencesOf(office)).toMatchObject([{ waiting: null }]);
});

it('D19.171 what a terminal printed is shown by its photo alone, and a letter by its number', async () => {
  const { office, second, end } = await twoMissing();
  const refused = async (paper: object) => (await problemOf(end(0, paper, { second }))).code;
  const own = (await openDifferencesOf(office))[0]?.number ?? '';
  // Any digit, the made-up number once more, and numbers that a slip could have.
  for (const number of ['7', '000000000000', own, '407312', '633000000777'])
    for (const kind of ['slip', 'reprint']) expect(await refused({ kind, number })).toBe('PAPER_NEEDED');
  for (const number of ['۱۲', '111111', '—'])
    expect(await refused({ kind: 'bank_letter', number })).toBe('PAPER_NEEDED');
  // What a client signed shows nothing of a terminal's money.
  expect(await refused({ kind: 'client_signature', number: '140512' })).toBe('INPUT_INVALID');
  // Whoever has the slip in hand takes its photo, with its number or without.
  await end(0, { kind: 'slip', number: '۴۰۷۳۱۲', photo: photoNumber(1) }, { second });
  await end(0, { kind: 'bank_letter', number: 'ب/۱۴۰۵/۲۲' }, { second });
  expect(await openDifferencesOf(office)).toEqual([]);
});
