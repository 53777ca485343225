// Photos of the premises and the equipment (D17.10, D17.11): kept in the office with what they show, and the ways around that.
import { expect, test } from 'vitest';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { photoLimits } from '#core/assets/photos/contract.ts';
import { photoKept } from '#core/assets/photos/entries.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { jpegOfSign, photoNumber, photoOf, photoOfSign, withSegment } from '#tests/support/photo.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const passed = { item: 'sign_127', result: 'passed', note: '' } as const;

const cardOf = (office: TestOffice) => office.as(office.clerk).premises.morningCard();
const signOf = async (office: TestOffice) =>
  (await cardOf(office)).items.find(({ item }) => item === 'sign_127')?.check ?? null;
const photosIn = (office: TestOffice): number =>
  Number(
    office.desk.store.sqlite.prepare("SELECT count(*) FROM journal WHERE type = 'photo.kept'").pluck().get(),
  );

test('D17.10 a photo is kept with its check, and shown as it was taken', async () => {
  const office = await openOffice();
  const byClerk = office.as(office.clerk);
  await byClerk.premises.recordCheck({ ...passed, photo: photoOfSign });
  const photoId = (await signOf(office))?.photoId ?? '';
  expect(await byClerk.photos.show({ photoId })).toMatchObject({
    jpegBase64: photoOfSign.jpegBase64,
    sha256: photoOfSign.sha256,
    width: 48,
    height: 32,
    byName: office.clerk.name,
  });
});

test('D17.10 the province gets the hash and the size, never the picture', async () => {
  const office = await openOffice();
  await office.as(office.clerk).premises.recordCheck({ ...passed, photo: photoOfSign });
  const bytes = office.desk.store.sqlite
    .prepare<[], Buffer>("SELECT bytes FROM journal WHERE type = 'photo.kept'")
    .pluck()
    .get();
  const { body } = JSON.parse(bytes?.toString('utf8') ?? '{}') as { body: unknown };
  expect(photoKept.body.parse(body)).toMatchObject({
    of: 'premises_check',
    sha256: photoOfSign.sha256,
    bytes: jpegOfSign.length,
  });
  expect(bytes?.toString('utf8')).not.toContain(photoOfSign.jpegBase64.slice(0, 40));
});

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAYAAABU1PscAAAC', 'base64');
const card = Buffer.from('/9j/6037997599999996', 'base64');
const wrong: readonly (readonly [string, PhotoInput, string])[] = [
  ['with EXIF', photoOf(withSegment(jpegOfSign, 0xe1, 'Exif\0\0MM\0*')), 'metadata'],
  ['with a comment', photoOf(withSegment(jpegOfSign, 0xfe, 'x')), 'metadata'],
  ['with something after its end', photoOf(Buffer.concat([jpegOfSign, Buffer.from('<x>')])), 'metadata'],
  ['that is a PNG', photoOf(png), 'not_jpeg'],
  ['that is a picture by its first bytes alone', photoOf(card), 'not_jpeg'],
  ['of another hash', { ...photoOfSign, sha256: '0'.repeat(64) }, 'differs'],
  ['of another picture’s hash', { ...photoOf(withTall(2000)), sha256: photoOfSign.sha256 }, 'too_large'],
  ['of too many lines', photoOf(withTall(1281)), 'too_large'],
];

/** The sign with another number of lines in its frame. */
function withTall(lines: number): Uint8Array {
  const bytes = Buffer.from(jpegOfSign);
  bytes.writeUInt16BE(lines, bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  return bytes;
}

test.each(wrong)(
  'D17.10 a photo %s is refused by the API, and nothing of the check is saved',
  async (_name, photo, why) => {
    const office = await openOffice();
    const byClerk = office.as(office.clerk);
    const refused = { code: 'PHOTO_REFUSED', params: { why } };
    expect(await problemOf(byClerk.premises.recordCheck({ ...passed, photo }))).toEqual(refused);
    expect(await signOf(office)).toBeNull();
    const { equipmentId } = await office.as(office.manager).equipment.register({
      kind: 'printer',
      title: 'چاپگر باجهٔ ۱',
      serial: 'HP-2200-17',
      terminalId: null,
      serviceEveryDays: null,
    });
    const fault = { equipmentId, description: 'کاغذ را مچاله می‌کند', stopsWork: false };
    expect(await problemOf(byClerk.equipment.reportFault({ ...fault, photo }))).toEqual(refused);
    expect((await byClerk.equipment.list())[0]?.faults).toEqual([]);
    expect(photosIn(office)).toBe(0);
  },
);

test('D17.10 a photo larger than the limit, or without the word on clients, is no input', async () => {
  const office = await openOffice();
  const large = photoOf(Buffer.concat([jpegOfSign, Buffer.alloc(photoLimits.bytes)]));
  const unsaid = { ...photoOfSign, withoutClients: false as unknown as true };
  for (const photo of [large, unsaid]) {
    const recorded = office.as(office.clerk).premises.recordCheck({ ...passed, photo });
    expect((await problemOf(recorded)).code).toBe('INPUT_INVALID');
  }
  expect(photosIn(office)).toBe(0);
});

test('D17.11 an action is proved by a photo only with the photo, which the one who confirms sees', async () => {
  const office = await openOffice();
  const byClerk = office.as(office.clerk);
  const correctiveAction = { description: 'نصب تابلوی تازه', ownerId: office.clerk.id, dueDay: '2026-11-28' };
  const failed = { item: 'sign_127', result: 'failed', note: '', correctiveAction } as const;
  const { actionId } = await byClerk.premises.recordCheck({ ...failed, photo: photoOfSign });
  if (actionId === null) throw new Error('a failed check plans an action');
  const said = { actionId, proofKind: 'photo', note: 'تابلوی تازه نصب شد' } as const;
  expect(await problemOf(byClerk.premises.completeAction(said))).toEqual({
    code: 'PHOTO_NEEDED',
    params: {},
  });
  const exif = photoOf(withSegment(jpegOfSign, 0xe1, 'Exif\0\0'));
  expect((await problemOf(byClerk.premises.completeAction({ ...said, photo: exif }))).code).toBe(
    'PHOTO_REFUSED',
  );
  expect((await cardOf(office)).openActions[0]?.completion).toBeNull();
  // The picture of the failed check is no proof that anything was done since (D17.65).
  expect((await problemOf(byClerk.premises.completeAction({ ...said, photo: photoOfSign }))).code).toBe(
    'PHOTO_ALREADY_USED',
  );
  const proof = photoNumber(1);
  await byClerk.premises.completeAction({ ...said, photo: proof });
  const [action] = (await office.as(office.manager).premises.morningCard()).openActions;
  expect(action?.photoId).toMatch(/^[0-9a-f-]{36}$/);
  const photoId = action?.completion?.photoId ?? '';
  expect(photoId).not.toBe(action?.photoId);
  expect((await office.as(office.manager).photos.show({ photoId })).sha256).toBe(proof.sha256);
});

test('D17.65 the same bytes are refused as another item’s evidence, at another PC, on the next day; a new picture is not', async () => {
  const office = await openOffice();
  const byClerk = office.as(office.clerk);
  await byClerk.premises.recordCheck({ ...passed, photo: photoOfSign });
  const used = { code: 'PHOTO_ALREADY_USED', params: { day: today } };
  const cleanliness = { ...passed, item: 'cleanliness', photo: photoOfSign } as const;
  expect(await problemOf(byClerk.premises.recordCheck(cleanliness))).toEqual(used);
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  expect(await problemOf(other.seat(office.clerk).premises.recordCheck(cleanliness))).toEqual(used);
  office.clock.set('2026-11-26T04:30:00.000Z');
  expect(await problemOf(byClerk.premises.recordCheck({ ...passed, photo: photoOfSign }))).toEqual(used);
  await byClerk.premises.recordCheck({ ...passed, photo: photoNumber(1) });
});

test('D17.66 the code of the day is one at every PC and another one tomorrow, and a proof without it is none', async () => {
  const office = await openOffice();
  const byClerk = office.as(office.clerk);
  const { code } = await byClerk.photos.dayCode();
  expect(code).toMatch(/^\d{4}$/);
  expect(await joinOffice(office, 2).seat(office.clerk).photos.dayCode()).toEqual({ code });
  const correctiveAction = { description: 'نصب تابلوی تازه', ownerId: office.clerk.id, dueDay: '2026-11-28' };
  const without = { ...photoNumber(1), showsDayCode: false };
  const seen = { item: 'sign_127', result: 'failed', note: '', correctiveAction } as const;
  expect((await problemOf(byClerk.premises.recordCheck({ ...seen, photo: without }))).code).toBe(
    'DAY_CODE_NEEDED',
  );
  const { actionId } = await byClerk.premises.recordCheck({ ...seen, photo: photoNumber(1) });
  expect(await byClerk.photos.show({ photoId: (await signOf(office))?.photoId ?? '' })).toMatchObject({
    dayCode: code,
  });
  const said = { actionId: actionId ?? '', proofKind: 'photo', note: 'تابلوی تازه نصب شد' } as const;
  const bare = { ...photoNumber(2), showsDayCode: false };
  expect((await problemOf(byClerk.premises.completeAction({ ...said, photo: bare }))).code).toBe(
    'DAY_CODE_NEEDED',
  );
  await byClerk.premises.completeAction({ ...said, photo: photoNumber(2) });
  const [action] = (await office.as(office.manager).premises.morningCard()).openActions;
  const photoId = action?.completion?.photoId ?? '';
  expect((await office.as(office.manager).photos.show({ photoId })).dayCode).toBe(code);
  office.clock.set('2026-11-26T04:30:00.000Z');
  expect((await byClerk.photos.dayCode()).code).not.toBe(code);
});

test('D17.12 a day has so many photos, whoever takes them and of what; the next day begins anew', async () => {
  const office = await openOffice();
  const people = [office.clerk, office.manager];
  for (let taken = 0; taken < photoLimits.perDay; taken += 1) {
    const person = people[taken % 2] ?? office.clerk;
    await office.as(person).premises.recordCheck({ ...passed, photo: photoNumber(taken) });
  }
  const oneMore = () => office.as(office.manager).premises.recordCheck({ ...passed, photo: photoOfSign });
  expect(await problemOf(oneMore())).toEqual({ code: 'PHOTOS_FULL', params: { most: photoLimits.perDay } });
  await office.as(office.clerk).premises.recordCheck(passed);
  office.clock.set('2026-11-29T04:30:00.000Z');
  await oneMore();
  expect(photosIn(office)).toBe(photoLimits.perDay + 1);
});

test('D17.10 what is kept is held against its hash when it is shown, and a purged one says that it is not here', async () => {
  const office = await openOffice();
  const byClerk = office.as(office.clerk);
  await byClerk.premises.recordCheck({ ...passed, photo: photoOfSign });
  const photoId = (await signOf(office))?.photoId ?? '';
  const { sqlite } = office.desk.store;
  const place = "(device, epoch, seq) IN (SELECT device, epoch, seq FROM journal WHERE type = 'photo.kept')";
  const [kept] = sqlite
    .prepare<[], { bytes: Buffer }>(`SELECT bytes FROM private_parts WHERE ${place}`)
    .all();
  const other = JSON.stringify({ jpeg: Buffer.from(withTall(31)).toString('base64') });
  const put = sqlite.prepare(`UPDATE private_parts SET bytes = ? WHERE ${place}`);
  put.run(Buffer.from(other));
  expect(await problemOf(byClerk.photos.show({ photoId }))).toEqual({
    code: 'PHOTO_REFUSED',
    params: { why: 'differs' },
  });
  put.run(null);
  expect(await problemOf(byClerk.photos.show({ photoId }))).toEqual({
    code: 'NOT_FOUND',
    params: { what: 'photo' },
  });
  put.run(kept?.bytes);
  expect((await byClerk.photos.show({ photoId })).sha256).toBe(photoOfSign.sha256);
});
