// A new PC takes a large office over by an image of it (N26): every chain proved before anybody signs in, nothing of the other
// PC's own in it, and whatever is wrong with the image ends in the office entry by entry.
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sourceMigrations } from '#core/application.ts';
import type { Desk } from '#core/desk/desk.ts';
import { tablesOfPcs } from '#core/journal/derived-tables.ts';
import { newDeviceKeys, readDeviceIdentity } from '#core/journal/device-identity.ts';
import { uncomparedFile } from '#core/journal/office-files.ts';
import { canonicalBytes } from '#core/leaves/wire/canonical.ts';
import { chainHash, zeroHash } from '#core/leaves/wire/chain.ts';
import { openDesk, storeFile } from '#core/open-desk.ts';
import { imageLimits, imageProtocol } from '#core/peers/image/image-messages.ts';
import { proveImage } from '#core/peers/image/proof-of-image.ts';
import { dial } from '#core/peers/link.ts';
import { readMessages, writeMessage } from '#core/peers/messages.ts';
import { verifyOffice } from '#core/verify-office.ts';
import { withoutGuards } from '#db/guards.ts';
import { readMigrations } from '#db/migrate.ts';
import { ImageFormError, makeStoreOfImage, openImage, type SealedFile } from '#db/office-image.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { preparedFolder } from '#db/swap-store.ts';
import {
  answering,
  changedCopy,
  giverOf,
  gives,
  identityOf,
  imageOf,
  takes,
  testForm,
} from '#tests/support/image-liar.ts';
import { openSharedOffice, pcAt, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { chargedVisit, openDay, slip, type TestOffice } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A PC whose place the store of an image can take: `now` is the desk that works at the moment. */
type NewPc = { readonly dir: string; now: Desk; replaced: number; readonly lines: string[] };

function newPc(office: TestOffice): NewPc {
  const lines: string[] = [];
  const dir = temporaryFolder();
  const desk = openDesk({
    dir,
    dataKey: new Uint8Array(32).fill(9),
    appVersion: '0.0.0-test',
    machine: office.desk.machine,
    migrationsFolder: sourceMigrations(),
    peers: 'addresses',
    log: (line) => lines.push(line),
    replaced(next) {
      pc.now = next;
      pc.replaced += 1;
    },
  });
  const pc: NewPc = { dir, now: desk, replaced: 0, lines };
  onTestFinished(() => pc.now.close());
  return pc;
}

async function workedOffice(): Promise<TestOffice> {
  const office = await openSharedOffice({ imageFrom: 20 });
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  for (let entry = 0; entry < 40; entry += 1) addEntry({ desk: office.desk });
  return office;
}

async function joins(pc: NewPc, office: TestOffice): Promise<void> {
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces: null });
  const address = `${here}:${portOf(office.desk)}`;
  await pcAt(pc.now).anyone.peers.join({ address, code, deviceName: 'باجهٔ تازه' });
}

/** Two threads are started for it, which takes its time on a busy machine. */
const placed = (pc: NewPc): Promise<void> =>
  until(() => pc.replaced === 1 && pc.now.peers.taking() === null, 'the office is here by an image', 100_000);

test('N26 a new PC of a large office makes its store of an image of it, and works like every other', async () => {
  const office = await workedOffice();
  const pc = newPc(office);
  const key = pc.now.identity;
  await joins(pc, office);
  const before = key();
  await placed(pc);
  expect(pc.lines).toEqual([]);
  await sameEverywhere(office.desk, pc.now);
  expect(pc.now.identity()).toMatchObject({
    deviceId: before?.deviceId,
    publicKey: before?.publicKey,
    epoch: before?.epoch,
  });
  expect((await verifyOffice(pc.now, () => undefined)).findings).toEqual([]);
  // Guards stand, nothing of the way is left, and what follows comes entry by entry.
  expect(() => pc.now.store.sqlite.exec('DELETE FROM payments')).toThrow('holds facts');
  expect(existsSync(join(pc.dir, 'taking'))).toBe(false);
  expect(readdirSync(join(pc.dir, 'kept'))).toEqual([]);
  addEntry({ desk: office.desk });
  await sameEverywhere(office.desk, pc.now);
  expect(await (await pcAt(pc.now).signIn(office.clerk)).staff.whoAmI()).toMatchObject({
    id: office.clerk.id,
  });
});

test('N26 an office of few entries comes entry by entry, also to a PC that asked for an image', async () => {
  const office = await openSharedOffice();
  const pc = newPc(office);
  await joins(pc, office);
  await until(() => pc.now.peers.taking() === null, 'the office is here');
  expect(pc.replaced).toBe(0);
  expect(existsSync(join(pc.dir, 'taking'))).toBe(false);
  await sameEverywhere(office.desk, pc.now);
});

test('J27 tables that somebody changed on the PC that gave the image are put right on the new one and told', async () => {
  const office = await workedOffice();
  office.clock.advance(2 * 86_400_000);
  addEntry({ desk: office.desk });
  const amounts = 'SELECT amount FROM payments';
  const truth = office.desk.store.sqlite.prepare(amounts).all();
  const { sqlite } = office.desk.store;
  const changeAmounts = (by: number): void => {
    sqlite.transaction(() => {
      withoutGuards(sqlite, () => sqlite.exec(`UPDATE payments SET amount = amount + ${by}`));
    })();
  };
  changeAmounts(-1000);
  const pc = newPc(office);
  await joins(pc, office);
  await placed(pc);
  // The last day is compared at the opening, and it is not this one.
  expect(pc.now.store.sqlite.prepare(amounts).all()).not.toEqual(truth);
  await until(() => !existsSync(uncomparedFile(pc.dir)), 'the tables are compared', 100_000);
  expect(pc.now.store.sqlite.prepare(amounts).all()).toEqual(truth);
  const said = pc.now.store.sqlite.prepare('SELECT tables, rows FROM store_damages');
  expect(said.all()).toEqual([{ tables: '["payments"]', rows: 1 }]);
  expect((await verifyOffice(pc.now, () => undefined)).findings).toEqual([]);
  // What was changed by hand is not this office's at the end of the test.
  changeAmounts(1000);
});

/** A PC that has joined the office and has nothing of it: its store, and a folder of its own. */
function emptyPc(office: TestOffice) {
  const dir = temporaryFolder();
  const present = { file: storeFile(dir), key: new Uint8Array(32).fill(5) };
  const desk = openDesk({
    dir,
    dataKey: present.key,
    appVersion: '0.0.0-test',
    machine: office.desk.machine,
    migrationsFolder: sourceMigrations(),
  });
  const keys = newDeviceKeys(office.desk.machine);
  desk.path.establish(
    {
      officeCode: '1101',
      deskNumber: 2,
      deviceName: 'باجهٔ ۲',
      demo: false,
      keys,
      identifierKey: new Uint8Array(32),
    },
    () => undefined,
  );
  const self = identityOf(desk);
  onTestFinished(() => desk.close());
  return { dir, present, self, desk };
}

const left = (dir: string): string[] => ['taking', 'restoring'].filter((name) => existsSync(join(dir, name)));

test('N26 an image has the tables of every PC, and nothing that is the own of the one that wrote it', async () => {
  const office = await workedOffice();
  const image = imageOf(office.desk);
  const { sqlite } = openStore(image.file, { key: image.key, readonly: true });
  onTestFinished(() => void sqlite.close());
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const { office: every, own } = tablesOfPcs();
  expect(tables.toSorted()).toEqual([...every, 'streams', 'signed_heads'].toSorted());
  expect(own).toContain('device');
  for (const name of own) expect(tables).not.toContain(name);
  expect(sqlite.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(office.desk.path.journal.count());
  // Only by its own key, and the key of the office's store is another one.
  expect(() => openStore(image.file, { key: testDataKey, readonly: true })).toThrow();
});

test('N26 trees are copied as they are: no table is written row by row', async () => {
  const office = await openSharedOffice();
  const image = imageOf(office.desk);
  const { present } = emptyPc(office);
  const { sqlite } = openStore(present.file, { key: present.key });
  onTestFinished(() => void sqlite.close());
  sqlite.pragma('foreign_keys = OFF');
  for (const { name } of sqlite
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all())
    sqlite.exec(`DROP TRIGGER "${name}"`);
  sqlite.prepare('ATTACH ? AS image KEY ?').run(image.file, `x'${Buffer.from(image.key).toString('hex')}'`);
  const { office: tables } = tablesOfPcs();
  const rowByRow = tables.filter((name) => {
    const steps = sqlite
      .prepare<[], { opcode: string }>(`EXPLAIN INSERT INTO main."${name}" SELECT * FROM image."${name}"`)
      .all();
    return !steps.some(({ opcode }) => opcode === 'RowCell');
  });
  expect(tables.length).toBeGreaterThan(100);
  expect(rowByRow).toEqual([]);
});

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

const lies: readonly (readonly [name: string, change: (sqlite: Sqlite) => void, fault: string])[] = [
  ['an entry that its device did not write', forgeLast, 'not_signed'],
  [
    'a head of nobody',
    (sqlite) =>
      sqlite.exec("UPDATE signed_heads SET signature = replace(signature, substr(signature, 5, 1), 'x')"),
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
        "INSERT INTO journal (device, epoch, seq, type, day, at, actor, hash, bytes) SELECT device, 'x', seq, type, day, at, actor, hash, bytes FROM journal LIMIT 1",
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
];

test('N26 each thing that is wrong with an image is found before a store of it counts', async () => {
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

  const found: unknown[] = [];
  for (const [name, change] of lies) found.push([name, await faultOf(changedCopy(image, change))]);
  expect(found).toEqual(lies.map(([name, , fault]) => [name, fault]));
  expect(await faultOf(changedCopy(image, () => undefined))).toBe(null);
});

test('N26 an image with an entry that its device did not write ends with nothing of it left', async () => {
  const office = await workedOffice();
  const pc = emptyPc(office);
  const { port } = await gives(identityOf(office.desk), imageOf(office.desk, forgeLast));
  const { isPrepared, lines } = await takes(office.desk, pc, port);
  expect({ isPrepared, left: left(pc.dir) }).toEqual({ isPrepared: false, left: [] });
  expect(lines).toEqual(['the image was not taken: not_signed']);
});

test('N26 the image as it was written makes a store: what refuses the others is what is wrong with them', async () => {
  const office = await workedOffice();
  const pc = emptyPc(office);
  const { port } = await gives(identityOf(office.desk), imageOf(office.desk));
  const { isPrepared, lines, steps } = await takes(office.desk, pc, port);
  expect({ isPrepared, lines }).toEqual({ isPrepared: true, lines: [] });
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['brought', 'proved']));
  const made = openStore(join(preparedFolder(pc.dir), 'desk.db'), { key: pc.present.key, readonly: true });
  onTestFinished(() => void made.sqlite.close());
  expect(readDeviceIdentity(made.orm)).toMatchObject({ deviceId: pc.self.deviceId });
});

test('N26 an image with a byte that changed on the disk is not taken', async () => {
  const office = await workedOffice();
  const image = imageOf(office.desk);
  const bytes = readFileSync(image.file);
  const at = 4096 * 20 + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(image.file, bytes);
  const pc = emptyPc(office);
  const { port } = await gives(identityOf(office.desk), image);
  const { isPrepared } = await takes(office.desk, pc, port);
  expect({ isPrepared, left: left(pc.dir) }).toEqual({ isPrepared: false, left: [] });
});

test('N26 an image that ends early, is longer than was said or goes on elsewhere is not taken', async () => {
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

test('N26 nothing is taken from who is no PC of the office, whatever they give', async () => {
  const office = await workedOffice();
  const stranger = emptyPc(office);
  const { port, asked } = await gives(stranger.self, imageOf(office.desk));
  const pc = emptyPc(office);
  const { isPrepared } = await takes(office.desk, pc, port);
  expect({ isPrepared, asked }).toEqual({ isPrepared: false, asked: [] });
});

test('N26 a link that breaks off goes on where it was, and what is here already is not sent again', async () => {
  const office = await workedOffice();
  const giver = giverOf(office.desk);
  let links = 0;
  const bytes: number[] = [];
  const port = await answering(identityOf(office.desk), (socket) => {
    links += 1;
    // The first link ends after a part and a bit.
    if (links === 1) {
      const { write } = socket;
      let parts = 0;
      socket.write = ((bytes: Buffer) => {
        if (bytes.length === imageLimits.partBytes) parts += 1;
        if (parts === 2 && bytes.length > 4) {
          write.call(socket, bytes.subarray(0, 1000));
          socket.end();
          return false;
        }
        return write.call(socket, bytes);
      }) as typeof write;
    }
    socket.once('close', () => bytes.push(socket.bytesWritten));
    giver.answer(socket);
  });
  const pc = emptyPc(office);
  const { isPrepared, steps } = await takes(office.desk, pc, port);
  expect({ isPrepared, links }).toEqual({ isPrepared: true, links: 2 });
  const brought = steps.filter(({ step }) => step === 'brought').map(({ have }) => have);
  expect(brought).toEqual(brought.toSorted((one, other) => one - other));
  expect(bytes[1]).toBeLessThan(Math.max(...brought));
});

test('N26 a PC of another form, and one that has the office not itself, gives no image', async () => {
  const office = await workedOffice();
  const give = async (form: string, isWorthIt: boolean): Promise<boolean> => {
    const giver = giverOf(office.desk, isWorthIt);
    const port = await answering(identityOf(office.desk), (socket) => giver.answer(socket));
    return (await takes(office.desk, emptyPc(office), port, form)).isPrepared;
  };
  expect(await give('0'.repeat(64), true)).toBe(false);
  expect(await give(testForm, false)).toBe(false);
});

test('N26 whoever asks for an image in other words, or twice, is hung up on', async () => {
  const office = await workedOffice();
  const giver = giverOf(office.desk);
  const port = await answering(identityOf(office.desk), (socket) => giver.answer(socket));
  const question = { kind: 'image', form: testForm, has: null };
  for (const said of [
    [{ kind: 'hello' }],
    [{ ...question, has: { id: '../desk', bytes: 1 } }],
    [question, question],
  ]) {
    const { socket } = await dial(emptyPc(office).self, here, port, imageProtocol);
    const closed = once(socket, 'close');
    for (const message of said) writeMessage(socket, message);
    await closed;
  }
});

test('N28 an image is given to members only: a stranger gets no byte, and a PC that is removed meanwhile no more', async () => {
  const office = await workedOffice();
  const port = portOf(office.desk);
  const stranger = emptyPc(office);
  const { socket } = await dial(stranger.self, here, port, imageProtocol);
  let heard = 0;
  socket.on('data', (part: Buffer) => {
    heard += part.length;
  });
  const gone = once(socket, 'close');
  writeMessage(socket, { kind: 'image', form: testForm, has: null });
  await gone;
  expect(heard).toBe(0);

  const pc = newPc(office);
  await joins(pc, office);
  await placed(pc);
  const member = identityOf(pc.now);
  const asking = await dial(member, here, port, imageProtocol);
  const ended = once(asking.socket, 'close');
  await office
    .as(office.manager)
    .peers.remove({ deviceId: member.deviceId, reason: 'stolen', password: office.manager.password });
  await ended;
});
