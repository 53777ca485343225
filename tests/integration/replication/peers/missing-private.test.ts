// A PC that was put back from a copy and reached the province before the office's other PCs: its own entries come back
// without names and texts, which the province never had, and the others have them.
import { copyFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import { ChainError } from '#core/journal/log/write-path.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { answered, firstAsks, withAlive, withNextAsk } from '#core/replication/peers/link-step/asks.ts';
import { gapsIn } from '#core/replication/peers/missing-private.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { assertSound } from '#tests/support/office.ts';
import { alike, firstPc, here, joined, type Pc, pcOf, until } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const served = provinceBehindTls();

/** Three PCs of an office, all of whose entries are at the province. */
async function threeAtProvince(): Promise<[Pc, Pc, Pc]> {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  await alike(first, second, third);
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  return [first, second, third];
}

function note({ desk }: Pc, text: string): void {
  desk.path.execute(null, (tx) =>
    tx.append(premisesChecked, { checkId: tx.newId(), item: 'rate_board', result: 'passed' }, { note: text }),
  );
}

function copyOf(desk: Desk): Desk {
  const dir = temporaryFolder();
  writeSnapshot(desk.store.sqlite, storeFile(dir));
  copyFileSync(witnessFile(desk.dir), witnessFile(dir));
  const { dataKey } = desk;
  const common = { appVersion: '0.0.0-test', machine: realMachine(), migrationsFolder: sourceMigrations() };
  const copy = openDesk({ dir, dataKey, ...common, sync: { atStart: false } });
  onTestFinished(async () => {
    await assertSound(copy);
    await copy.close();
  });
  return copy;
}

const notesAt = ({ store }: Desk): unknown[] =>
  store.sqlite.prepare('SELECT note FROM premises_checks WHERE note IS NOT NULL ORDER BY note').pluck().all();
const gapsAt = ({ path }: Desk): number => path.journal.gaps();

test('N36 what came back from the province without its private parts gets them from the other PCs, and the tables are alike', async () => {
  const [first, second, third] = await threeAtProvince();
  const restored = copyOf(second.desk);
  const texts = Array.from({ length: 30 }, (_, index) => `یادداشت ${index}`);
  for (const text of texts) note(second, text);
  await alike(first, second, third);
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  const whole = notesAt(first.desk);
  expect(whole).toHaveLength(30);
  await second.peers.close();
  await second.desk.sync.stop();

  expect((await restored.sync.syncNow()).problem).toBeNull();
  expect([notesAt(restored).length, gapsAt(restored)]).toEqual([0, 30]);
  // A PC that took them over from it lacks them as well: whoever has them is asked by both.
  const back = pcOf(restored);
  back.port = await back.peers.enable(here, 0);
  await third.peers.connect(here, back.port);
  await until(() => gapsAt(restored) === 0, 'the third one has them');
  expect(notesAt(restored)).toEqual(whole);
  await back.peers.connect(here, first.port);
  await alike(first, back, third);
  expect(tableRowsOf(restored)).toEqual(tableRowsOf(first.desk));
});

test('N36 a PC that did not have them when it was asked is asked again, over the same link', {
  tags: 'release',
}, async () => {
  const [first, second, third] = await threeAtProvince();
  await third.peers.close();
  const restored = copyOf(second.desk);
  for (const text of ['یک', 'دو', 'سه']) note(second, text);
  await alike(first, second);
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  await second.peers.close();
  await second.desk.sync.stop();
  expect((await restored.sync.syncNow()).problem).toBeNull();

  const [back, away] = [pcOf(restored), pcOf(third.desk)];
  const looked = vi.spyOn(restored.path.journal, 'privatePart');
  back.port = await back.peers.enable(here, 0);
  await away.peers.connect(here, back.port);
  await until(() => looked.mock.calls.length >= 3 && gapsAt(third.desk) === 3, 'both lack them, and said so');
  await away.peers.connect(here, first.port);
  await until(() => gapsAt(third.desk) === 0, 'the third one has them of the first');
  await until(() => gapsAt(restored) === 0, 'and the restored one of the third', 60_000);
  expect(notesAt(restored)).toEqual(notesAt(first.desk));
});

test('N36 a PC that never has them is asked more and more seldom, and at once when more are missing', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const lone = copyOf(office.desk);
  for (const text of ['یک', 'دو', 'سه']) note(second, text);
  const { deviceId: device = '', epoch = '' } = second.desk.identity() ?? {};
  const lines = second.desk.path.journal.entriesAfter({ device, epoch }, 0, 100);
  const takeUpTo = (count: number) =>
    lone.path.ingest(
      { device, epoch },
      lines.slice(0, count).map(({ bytes }) => ({ bytes })),
    );
  takeUpTo(lines.length - 1);
  const gaps = gapsIn(lone.path.journal);
  let asks = firstAsks;
  const askedNow = (): number => {
    for (let questions = 0; ; questions += 1) {
      const next = withNextAsk(asks, gaps);
      asks = answered(next.asks);
      if (next.ask === null) return questions;
    }
  };
  const alive = (): void => {
    asks = withAlive(asks, gaps);
  };
  expect(askedNow()).toBe(2);
  const atSigns = Array.from({ length: 3600 }, () => {
    alive();
    return askedNow();
  }).flatMap((questions, sign) => (questions === 0 ? [] : [[sign + 1, questions]]));
  expect(atSigns.map(([sign]) => sign)).toEqual([1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 1743, 2463, 3183]);
  expect(atSigns.every(([, questions]) => questions === 2)).toBe(true);
  takeUpTo(lines.length);
  alive();
  expect(askedNow()).toBe(3);
});

test('N26 N36 a part that is there and was said to be missing is missing no more once another PC brings it, over the same link', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  for (const text of ['یک', 'دو', 'سه']) note(second, text);
  await alike(first, second);
  await first.peers.close();
  const parts = 'SELECT * FROM private_parts ORDER BY device, epoch, seq';
  const kept = first.desk.store.sqlite.prepare(parts).all();
  // As the store of an image would be from a PC that lies.
  first.desk.store.sqlite.exec('INSERT INTO private_gaps SELECT device, epoch, seq FROM private_parts');
  const copy = pcOf(copyOf(first.desk));
  copy.port = await copy.peers.enable(here, 0);
  await second.peers.connect(here, copy.port);
  await until(() => gapsAt(copy.desk) === 0, 'none is said to be missing');
  expect(copy.desk.store.sqlite.prepare(parts).all()).toEqual(kept);
  expect(copy.peers.linked()).toHaveLength(1);
  note(second, 'چهار');
  await alike(copy, second);
  expect(notesAt(copy.desk)).toHaveLength(4);
});

test('N36 a part that is not the one that its entry commits to is not taken, nor anything beside it; none is taken twice', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const lone = copyOf(office.desk);
  for (const text of ['یک', 'دو']) note(second, text);
  await alike(first, second);
  const { deviceId: device = '', epoch = '' } = second.desk.identity() ?? {};
  const stream = { device, epoch };
  const { journal } = second.desk.path;
  // As they come from the province.
  const lines = journal.entriesAfter(stream, 0, 100);
  lone.path.ingest(
    stream,
    lines.map(({ bytes }) => ({ bytes })),
  );
  expect([notesAt(lone), gapsAt(lone)]).toEqual([[], 2]);
  const [one, two] = lines.slice(-2).map(({ seq }) => ({ seq, ...journal.privatePart(stream, seq) }));
  if (!one?.salt || !one.bytes || !two?.salt) throw new Error('both have their part');
  const take = (...parts: [number, { salt: Uint8Array; bytes: Uint8Array }][]): number =>
    lone.path.ingestPrivate(
      stream,
      new Map(parts),
      () => void rebuildTables(lone.store, lone.path, () => undefined),
    );
  const right = { salt: one.salt, bytes: one.bytes };
  const wrong = { salt: two.salt, bytes: Buffer.from('{"note":"سه"}') };
  expect(() => take([one.seq, right], [two.seq, wrong])).toThrow(ChainError);
  expect([notesAt(lone), gapsAt(lone)]).toEqual([[], 2]);
  expect([take([one.seq, right]), notesAt(lone), gapsAt(lone)]).toEqual([1, ['یک'], 1]);
  expect(take([one.seq, right])).toBe(0);
});
