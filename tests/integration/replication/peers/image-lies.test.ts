// What is wrong with an image of the office, or with who gives it, is found before a store of it counts (N26).
import { readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, zeroHash } from '#core/foundation/wire/chain.ts';
import { tablesOfPcs } from '#core/journal/verification/derived-tables.ts';
import { measures } from '#core/replication/peers/contract.ts';
import { imageLimits } from '#core/replication/peers/image/image-messages.ts';
import { proveImage } from '#core/replication/peers/image/proof-of-image.ts';
import { readMessages, writeMessage } from '#core/replication/peers/messages.ts';
import { readMigrations } from '#db/migrate.ts';
import { ImageFormError, makeStoreOfImage, openImage, type SealedFile } from '#db/office-image.ts';
import type { Sqlite } from '#db/open-store.ts';
import { answering, changedCopy, gives, identityOf, imageOf, takes } from '#tests/support/image-liar.ts';
import { emptyPc, joins, left, newPc, workedOffice } from '#tests/support/image-pcs.ts';
import { joinPc, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { here, until } from '#tests/support/office-pcs.ts';
import {
  addStream,
  branchAt,
  branchesInACircle,
  type Change,
  cutAt,
  emptyBranchAt,
} from '#tests/support/streams-liar.ts';

/** An entry is other than its device wrote it, and its chain holds again up to its end. */
function forgeLast(sqlite: Sqlite): void {
  const last = sqlite
    .prepare<[], { pos: number; device: string; epoch: string; seq: number; bytes: Buffer }>(
      'SELECT pos, device, epoch, seq, bytes FROM journal ORDER BY pos DESC LIMIT 1',
    )
    .get();
  if (last === undefined) throw new Error('the image has entries');
  const envelope = JSON.parse(last.bytes.toString('utf8')) as Record<string, unknown>;
  const bytes = canonicalBytes({ ...envelope, day: '2020-01-01' });
  const before = sqlite
    .prepare<[string, string, number], string>(
      'SELECT hash FROM journal WHERE device = ? AND epoch = ? AND seq = ?',
    )
    .pluck()
    .get(last.device, last.epoch, last.seq - 1);
  const hash = chainHash(before ?? zeroHash, bytes);
  sqlite
    .prepare("UPDATE journal SET bytes = ?, hash = ?, day = '2020-01-01' WHERE pos = ?")
    .run(bytes, hash, last.pos);
  sqlite.prepare('UPDATE signed_heads SET hash = ? WHERE seq = ?').run(hash, last.seq);
}

/** Whoever asks for a reference number by this index finds no payment, although all payments are there. */
function indexMissesRows(sqlite: Sqlite): void {
  const named = sqlite.prepare("SELECT sql FROM sqlite_schema WHERE name = 'payments_reference'").pluck();
  const words = String(named.get());
  sqlite.exec(`DROP INDEX payments_reference; ${words} WHERE amount < 0`);
  sqlite.unsafeMode();
  sqlite.pragma('writable_schema = ON');
  sqlite.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'payments_reference'").run(words);
  sqlite.unsafeMode(false);
}

const lacksParts: Change = (sqlite) =>
  sqlite.exec(
    'INSERT INTO private_gaps SELECT device, epoch, seq FROM private_parts; DELETE FROM private_parts',
  );

const lies: readonly (readonly [name: string, change: Change, fault: string])[] = [
  ['an entry that its device did not write', forgeLast, 'not_signed'],
  [
    'a head of nobody',
    (sqlite) =>
      sqlite.exec(`UPDATE signed_heads SET signature = substr(signature, 1, 4)
        || CASE substr(signature, 5, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(signature, 6)`),
    'not_signed',
  ],
  ['no signed head at the end', (sqlite) => sqlite.exec('DELETE FROM signed_heads'), 'not_signed'],
  ['an entry that is gone', (sqlite) => sqlite.exec('DELETE FROM journal WHERE seq = 5'), 'chain'],
  [
    'another bytes under the same hash',
    (sqlite) => sqlite.exec("UPDATE journal SET bytes = bytes || ' ' WHERE seq = 5"),
    'chain',
  ],
  [
    'another day beside the bytes',
    (sqlite) => sqlite.exec("UPDATE journal SET day = '2020-01-01' WHERE seq = 5"),
    'chain',
  ],
  ['another private part', (sqlite) => sqlite.exec("UPDATE private_parts SET bytes = bytes || ' '"), 'chain'],
  [
    'a private part of no entry',
    (sqlite) =>
      sqlite.exec(
        'INSERT INTO private_parts SELECT device, epoch, seq + 100000, salt, bytes FROM private_parts LIMIT 1',
      ),
    'stray',
  ],
  [
    'knowledge that no entry had',
    (sqlite) => sqlite.exec('INSERT INTO knowledge SELECT max(id), max(id) + 1, 1, 1 FROM streams'),
    'chain',
  ],
  [
    'a signed head of no entry',
    (sqlite) =>
      sqlite.exec(
        'INSERT INTO signed_heads SELECT device, epoch, seq + 100000, hash, signature FROM signed_heads LIMIT 1',
      ),
    'stray',
  ],
  [
    'entries of no stream',
    (sqlite) =>
      sqlite.exec(
        "INSERT INTO journal (device, epoch, seq, lc, type, day, at, actor, hash, bytes) SELECT device, 'x', seq, lc, type, day, at, actor, hash, bytes FROM journal LIMIT 1",
      ),
    'stray',
  ],
  [
    'a stream of a PC that nobody knows',
    (sqlite) =>
      sqlite.exec(
        "UPDATE journal SET device = 'x'; UPDATE streams SET device = 'x'; UPDATE signed_heads SET device = 'x'; UPDATE private_parts SET device = 'x'",
      ),
    'unknown_device',
  ],
  [
    'a trigger',
    (sqlite) => sqlite.exec('CREATE TRIGGER more AFTER INSERT ON visits BEGIN DELETE FROM payments; END'),
    'form',
  ],
  [
    'a view in the place of a table',
    (sqlite) => sqlite.exec('DROP TABLE payments; CREATE VIEW payments AS SELECT 1'),
    'form',
  ],
  ['a table that is missing', (sqlite) => sqlite.exec('DROP TABLE cash_offers'), 'form'],
  ['entries that are cut out before a branch', cutAt(10, 20), 'chain'],
  ['an epoch of which nothing is there but a branch', cutAt(0, 20), 'chain'],
  ['a branch that only goes on where its chain ends', cutAt(20, 20), 'chain'],
  ['a branch without entries', emptyBranchAt(20), 'chain'],
  ['branches that each left the other', branchesInACircle, 'chain'],
  ['private parts that are gone', (sqlite) => sqlite.exec('DELETE FROM private_parts'), 'chain'],
  [
    'a private part that nobody has any more',
    (sqlite) => sqlite.exec('UPDATE private_parts SET bytes = NULL'),
    'chain',
  ],
  [
    'a private part that is there and is said to be missing',
    (sqlite) => sqlite.exec('INSERT INTO private_gaps SELECT device, epoch, seq FROM private_parts LIMIT 1'),
    'chain',
  ],
  ['an index that misses a row', indexMissesRows, 'structure'],
  [
    'an entry at the last place that there is',
    (sqlite) =>
      sqlite.exec('UPDATE journal SET pos = 9223372036854775807 WHERE pos = (SELECT max(pos) FROM journal)'),
    'stray',
  ],
  ['a chain without entries', (sqlite) => addStream(sqlite, 'x', 'x', zeroHash), 'chain'],
  [
    'a missing private part of an entry that has none',
    (sqlite) =>
      sqlite.exec(
        `INSERT INTO private_gaps SELECT device, epoch, seq FROM journal
          WHERE instr(cast(bytes AS TEXT), '"private":') = 0 LIMIT 1`,
      ),
    'chain',
  ],
];

test('N26 each thing that is wrong with an image is found before a store of it counts', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const { present, dir } = emptyPc(office);
  const image = imageOf(office.desk);
  const member = identityOf(office.desk);
  const keys = new Map([[member.deviceId, member.publicKey]]);
  const { office: tables, own } = tablesOfPcs();
  const migrations = readMigrations(sourceMigrations());

  async function faultOf(changed: SealedFile): Promise<string | null> {
    const store = { file: join(dir, 'made.db'), key: present.key };
    try {
      const parts = { store, image: changed, present, tables: [...tables, 'signed_heads'], own, migrations };
      makeStoreOfImage(parts);
    } catch (error) {
      if (error instanceof ImageFormError) return 'form';
      throw error;
    } finally {
      rmSync(store.file, { force: true });
    }
    const opened = openImage(changed);
    try {
      const proved = await proveImage(opened, keys, () => undefined);
      return proved.kind === 'refused' ? proved.fault : null;
    } finally {
      opened.sqlite.close();
    }
  }

  const changedBy = (change: Change) => changedCopy(image, (sqlite) => change(sqlite, member));

  const found: unknown[] = [];
  for (const [name, change] of lies) found.push([name, await faultOf(changedBy(change))]);
  expect(found).toEqual(lies.map(([name, , fault]) => [name, fault]));
  expect(await faultOf(changedCopy(image, () => undefined))).toBe(null);
  expect(await faultOf(changedBy(branchAt(20)))).toBe(null);
  // Private parts that an honest PC lacks are asked for at the others.
  expect(await faultOf(changedBy(lacksParts))).toBe(null);
  // More chains of one PC than are taken: it is taken over entry by entry.
  const { chainsOfDevice } = measures;
  onTestFinished(() => void Object.assign(measures, { chainsOfDevice }));
  Object.assign(measures, { chainsOfDevice: 0 });
  expect(await faultOf(changedCopy(image, () => undefined))).toBe('too_many');
});

const refused: readonly (readonly [name: string, change: Change, fault: string])[] = [
  ['an entry that its device did not write', forgeLast, 'not_signed'],
  ['entries that are cut out', cutAt(10, 20), 'chain'],
  ['private parts that are gone', (sqlite) => sqlite.exec('DELETE FROM private_parts'), 'chain'],
];

test.each(refused)(
  'N26 an image with %s ends with nothing of it left',
  { tags: 'release' },
  async (_, change, fault) => {
    const office = await workedOffice();
    const pc = emptyPc(office);
    const self = identityOf(office.desk);
    const { port } = await gives(
      self,
      imageOf(office.desk, (sqlite) => change(sqlite, self)),
    );
    const { isPrepared, lines } = await takes(office.desk, pc, port);
    expect({ isPrepared, left: left(pc.dir) }).toEqual({ isPrepared: false, left: [] });
    expect(lines).toEqual([`the image was not taken: ${fault}`]);
  },
);

test('N26 N36 a new PC whose image has private parts left out has the office entry by entry, and the parts of an honest PC', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const honest = await joinPc(office);
  await sameEverywhere(office.desk, honest.desk);
  const { sqlite } = office.desk.store;
  sqlite.exec('CREATE TEMP TABLE left_out AS SELECT * FROM private_parts; DELETE FROM private_parts');
  const pc = newPc(office);
  await joins(pc, office);
  await until(() => pc.now.peers.joinProgress() === null, 'the office is here', 100_000);
  expect(pc.lines).toContain('the image was not taken: chain');
  expect({ replaced: pc.replaced, left: left(pc.dir) }).toEqual({ replaced: 0, left: [] });
  await honest.desk.peers.enable(here);
  await pc.now.peers.connect(`${here}:${portOf(honest.desk)}`);
  await until(() => pc.now.path.journal.gaps() === 0, 'the honest one has them', 100_000);
  await sameEverywhere(honest.desk, pc.now);
  sqlite.exec('INSERT INTO private_parts SELECT * FROM left_out');
});

test('N26 an image with a byte that changed on the disk is not taken', { tags: 'release' }, async () => {
  const office = await workedOffice();
  const image = imageOf(office.desk);
  const bytes = readFileSync(image.file);
  const at = 4096 * Math.floor(bytes.length / 4096 / 2) + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(image.file, bytes);
  const pc = emptyPc(office);
  const { port } = await gives(identityOf(office.desk), image);
  const { isPrepared } = await takes(office.desk, pc, port);
  expect({ isPrepared, left: left(pc.dir) }).toEqual({ isPrepared: false, left: [] });
});

test('N26 an image that ends early, is longer than was said or goes on elsewhere is not taken', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const image = imageOf(office.desk);
  const { size } = statSync(image.file);
  for (const lie of [{ sent: size - 4096 }, { bytes: size - 4096 }, { from: 4096 }]) {
    const pc = emptyPc(office);
    const { port } = await gives(identityOf(office.desk), image, lie);
    const { isPrepared } = await takes(office.desk, pc, port);
    expect({ lie, isPrepared, left: left(pc.dir) }).toEqual({ lie, isPrepared: false, left: [] });
  }
});

test('N26 an image for which the disk has no room is not begun', { tags: 'release' }, async () => {
  const office = await workedOffice();
  const pc = emptyPc(office);
  const { bavail, bsize } = statfsSync(pc.dir);
  // It would fit, and the store that is made of it beside it would not.
  const bytes = Math.floor((bavail * bsize) / 2);
  const { port, asked } = await gives(identityOf(office.desk), imageOf(office.desk), { bytes });
  const { isPrepared, lines, steps } = await takes(office.desk, pc, port);
  expect({ isPrepared, lines, steps, left: left(pc.dir) }).toEqual({
    isPrepared: false,
    lines: [],
    steps: [],
    left: [],
  });
  expect(asked.length).toBe(1);
});

test('N26 an image that grows no more is not waited for', async () => {
  const office = await workedOffice();
  let hours = 0;
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + hours * 3_600_000);
  const port = await answering(identityOf(office.desk), (socket) => {
    readMessages(socket, imageLimits.messageBytes, (value) => {
      const { kind } = value as { kind: string };
      if (kind !== 'image') return;
      for (const done of [5, 6, 6]) {
        writeMessage(socket, { kind: 'writing', done, of: 10 });
      }
      // Signs of life go on, and nothing else does.
      const alive = setInterval(() => {
        hours += 1;
        writeMessage(socket, { kind: 'writing', done: 6, of: 10 });
      }, 20);
      socket.once('close', () => clearInterval(alive));
    });
  });
  const pc = emptyPc(office);
  const { isPrepared, steps } = await takes(office.desk, pc, port);
  vi.restoreAllMocks();
  expect({ isPrepared, left: left(pc.dir) }).toEqual({ isPrepared: false, left: [] });
  expect(new Set(steps.map(({ have }) => have))).toEqual(new Set([5, 6]));
});

test('N26 nothing is taken from who is no PC of the office, whatever they give', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const stranger = emptyPc(office);
  const { port, asked } = await gives(stranger.self, imageOf(office.desk));
  const pc = emptyPc(office);
  const { isPrepared } = await takes(office.desk, pc, port);
  expect({ isPrepared, asked }).toEqual({ isPrepared: false, asked: [] });
});
