// A photo at another PC of the office (D17.10): it comes by the link with its hash, a changed one is not taken, and the province
// learns that there is one, never what is on it.
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { showPhoto } from '#core/assets/photos/commands.ts';
import { photoKept } from '#core/assets/photos/entries.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { entries } from '#province/store/schema.ts';
import type { TestOffice } from '#tests/support/office.ts';
import { alike, firstPc, here, joined, pcOf, until } from '#tests/support/office-pcs.ts';
import { photoNumber, photoOf, photoOfSign } from '#tests/support/photo.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';

const served = provinceBehindTls();

/** Looks at the sign with a photo, as the clerk; gives the photo's id. */
async function takePhoto(office: TestOffice, photo = photoOfSign): Promise<string> {
  const { premises } = office.as(office.clerk);
  await premises.recordCheck({ item: 'sign_127', result: 'passed', note: '', photo });
  const sign = (await premises.morningCard()).items.find(({ item }) => item === 'sign_127');
  if (!sign?.check?.photoId) throw new Error('the check has its photo');
  return sign.check.photoId;
}

const hashAt = ({ reads }: Desk, photoId: string): string => {
  try {
    return showPhoto(reads, photoId).sha256;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};

/** Where the photo's private part is kept at a PC. */
const partOf = ({ store: { sqlite } }: Desk, photoId: string) => {
  const place = '(device, epoch, seq) IN (SELECT device, epoch, seq FROM photos WHERE id = ?)';
  const read = sqlite.prepare<[string], Buffer>(`SELECT bytes FROM private_parts WHERE ${place}`).pluck();
  const write = sqlite.prepare<[Uint8Array, string]>(`UPDATE private_parts SET bytes = ? WHERE ${place}`);
  return {
    bytes: read.get(photoId) ?? Buffer.alloc(0),
    put: (bytes: Uint8Array) => void write.run(bytes, photoId),
  };
};

test('D17.10 a photo comes to the office’s other PC by the link, as it was taken; a changed one is not taken there', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const seen = await takePhoto(office);
  await alike(first, second);
  expect(showPhoto(second.desk.reads, seen)).toEqual(showPhoto(first.desk.reads, seen));
  expect(hashAt(second.desk, seen)).toBe(photoOfSign.sha256);

  await second.peers.close();
  await until(() => first.peers.linked().length === 0, 'they are apart');
  const next = photoNumber(1);
  const changed = await takePhoto(office, next);
  const part = partOf(first.desk, changed);
  const otherPicture = Buffer.from(next.jpegBase64, 'base64');
  otherPicture[otherPicture.length - 20] = (otherPicture[otherPicture.length - 20] ?? 0) ^ 1;
  part.put(Buffer.from(JSON.stringify({ jpeg: photoOf(otherPicture).jpegBase64 })));
  const said: string[] = [];
  const before = second.desk.path.journal.count();
  const back = pcOf(second.desk, (line) => said.push(line));
  back.port = await back.peers.enable(here, 0);
  await back.peers.connect(here, first.port);
  await until(() => said.some((line) => line.includes('not_sound')), 'it is refused');
  expect(second.desk.path.journal.count()).toBe(before);
  expect(hashAt(second.desk, changed)).toBe('NOT_FOUND');
  expect(hashAt(second.desk, seen)).toBe(photoOfSign.sha256);
  // Whoever has it sees as well that it is not what was taken.
  expect(hashAt(first.desk, changed)).toBe('PHOTO_REFUSED');

  await back.peers.close();
  await until(() => first.peers.linked().length === 0, 'they are apart again');
  part.put(part.bytes);
  const again = pcOf(second.desk);
  again.port = await again.peers.enable(here, 0);
  await again.peers.connect(here, first.port);
  await alike(first, again);
  expect(hashAt(second.desk, changed)).toBe(next.sha256);
});

test('D17.10 the province holds the entry of a photo with its hash, and nothing of the picture from either PC', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  // The province hears of the second PC in the first one's entries.
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  const photoId = await takePhoto(office);
  await alike(first, second);
  // Both send what they hold: the second PC brings the first one's entries as well.
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  const held = (await served.province.store.select().from(entries)).map((row) =>
    Buffer.from(row.bytes).toString(),
  );
  const photos = held.map((line) => JSON.parse(line)).filter(({ type }) => type === photoKept.type);
  expect(photos.map(({ body }) => body)).toMatchObject([{ photoId, sha256: photoOfSign.sha256 }]);
  const picture = photoOfSign.jpegBase64;
  for (const line of held)
    for (const at of [0, 200, 500]) expect(line).not.toContain(picture.slice(at, at + 24));
  expect(picture.slice(500, 524)).toHaveLength(24);
});
