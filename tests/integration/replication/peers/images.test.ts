// A new PC takes a large office over by an image of it (N26): every chain proved before anybody signs in, nothing of the other
// PC's own in it, and whatever is wrong with the image ends in the office entry by entry.

import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { storeFile, unverifiedFile } from '#core/journal/device/office-files.ts';
import { ownOfficeIn } from '#core/journal/device/own-office-queries.ts';
import { tablesOfPcs } from '#core/journal/verification/derived-tables.ts';
import { imageLimits, imageProtocol } from '#core/replication/peers/image/image-messages.ts';
import { dial } from '#core/replication/peers/link.ts';
import { writeMessage } from '#core/replication/peers/messages.ts';
import { withoutGuards } from '#db/guards.ts';
import { openStore } from '#db/open-store.ts';
import { deviceTables } from '#db/schema/device-tables.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { preparedFolder } from '#db/swap-store.ts';
import {
  answering,
  giverOf,
  gives,
  identityOf,
  imageOf,
  takes,
  testForm,
} from '#tests/support/image-liar.ts';
import { emptyPc, joins, newPc, placed, workedOffice } from '#tests/support/image-pcs.ts';
import { openSharedOffice, pcAt, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('N26 a new PC of a large office makes its store of an image of it, and works like every other', {
  tags: 'release',
}, async () => {
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

test('N26 what a PC writes on its own account while an image comes to it is kept, also over a restart', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const pc = newPc(office);
  await joins(pc, office);
  // As when its clock is doubted by the province.
  addEntry({ desk: pc.now });
  const { deviceId: device = '', epoch = '' } = pc.now.identity() ?? {};
  const written = pc.now.path.journal.head({ device, epoch });
  await pc.now.close();
  pc.now = pc.open();
  addEntry({ desk: pc.now });
  await placed(pc);
  expect(pc.lines).toEqual([]);
  expect(pc.now.witnessed).toEqual({ kind: 'sound' });
  expect(pc.now.path.journal.hashAt({ device, epoch }, 1)).toBe(written.hash);
  expect(pc.now.path.journal.head({ device, epoch }).seq).toBe(2);
  await sameEverywhere(office.desk, pc.now);
  expect((await verifyOffice(pc.now, () => undefined)).findings).toEqual([]);
});

test('N26 a PC whose own store goes back while an image comes to it says so in an epoch of its own, which is kept', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const pc = newPc(office);
  await joins(pc, office);
  const copy = join(temporaryFolder(), 'before.db');
  writeSnapshot(pc.now.store.sqlite, copy);
  addEntry({ desk: pc.now });
  const { deviceId: device = '', epoch: before } = pc.now.identity() ?? {};
  await pc.now.close();
  for (const ending of ['-wal', '-shm']) rmSync(`${storeFile(pc.dir)}${ending}`, { force: true });
  copyFileSync(copy, storeFile(pc.dir));
  pc.now = pc.open();
  expect(pc.now.witnessed.kind).toBe('rewound');
  const { epoch = '' } = pc.now.identity() ?? {};
  expect(epoch).not.toBe(before);
  const head = pc.now.path.journal.head({ device, epoch });
  await placed(pc);
  expect(pc.lines).toEqual([]);
  expect(pc.now.identity()).toMatchObject({ deviceId: device, epoch });
  expect(pc.now.path.journal.hashAt({ device, epoch }, head.seq)).toBe(head.hash);
  await sameEverywhere(office.desk, pc.now);
  expect((await verifyOffice(pc.now, () => undefined)).findings).toEqual([]);
});

test('N26 an office of few entries comes entry by entry, also to a PC that asked for an image', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const pc = newPc(office);
  await joins(pc, office);
  await until(() => pc.now.peers.joinProgress() === null, 'the office is here');
  expect(pc.replaced).toBe(0);
  expect(existsSync(join(pc.dir, 'taking'))).toBe(false);
  await sameEverywhere(office.desk, pc.now);
});

test('J27 tables that somebody changed on the PC that gave the image are put right on the new one and told', {
  tags: 'release',
}, async () => {
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
  await until(() => !existsSync(unverifiedFile(pc.dir)), 'the tables are compared', 100_000);
  expect(pc.now.store.sqlite.prepare(amounts).all()).toEqual(truth);
  const said = pc.now.store.sqlite.prepare('SELECT tables, rows FROM store_damages');
  expect(said.all()).toEqual([{ tables: '["payments"]', rows: 1 }]);
  expect((await verifyOffice(pc.now, () => undefined)).findings).toEqual([]);
  // What was changed by hand is not this office's at the end of the test.
  changeAmounts(1000);
});

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
  expect(tables.toSorted()).toEqual([...every, 'signed_heads'].toSorted());
  const ofDevice = deviceTables.map((table) => getTableName(table));
  expect(ofDevice).toContain('device');
  for (const name of [...own, ...ofDevice]) expect(tables).not.toContain(name);
  expect(sqlite.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(office.desk.path.journal.count());
  // Only by its own key, and the key of the office's store is another one.
  expect(() => openStore(image.file, { key: testDataKey, readonly: true })).toThrow();
});

test('N26 trees are copied as they are: no table is written row by row', { tags: 'release' }, async () => {
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

test('N26 the image as it was written makes a store: what refuses the others is what is wrong with them', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const pc = emptyPc(office);
  const { port } = await gives(identityOf(office.desk), imageOf(office.desk));
  const { isPrepared, lines, steps } = await takes(office.desk, pc, port);
  expect({ isPrepared, lines }).toEqual({ isPrepared: true, lines: [] });
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['brought', 'proved']));
  const made = openStore(join(preparedFolder(pc.dir), 'desk.db'), { key: pc.present.key, readonly: true });
  onTestFinished(() => void made.sqlite.close());
  expect(ownOfficeIn(made.orm)?.code).toBe(office.desk.identity()?.officeCode);
});

test('N26 a link that breaks off goes on where it was, and what is here already is not sent again', {
  tags: 'release',
}, async () => {
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

test('N26 a PC of another form, and one that has the office not itself, gives no image', {
  tags: 'release',
}, async () => {
  const office = await workedOffice();
  const give = async (form: string, isWorthIt: boolean): Promise<boolean> => {
    const giver = giverOf(office.desk, isWorthIt);
    const port = await answering(identityOf(office.desk), (socket) => giver.answer(socket));
    return (await takes(office.desk, emptyPc(office), port, form)).isPrepared;
  };
  expect(await give('0'.repeat(64), true)).toBe(false);
  expect(await give(testForm, false)).toBe(false);
});

test('N26 whoever asks for an image in other words, or twice, is hung up on', {
  tags: 'release',
}, async () => {
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

test('N28 an image is given to members only: a stranger gets no byte, and a PC that is removed meanwhile no more', {
  tags: 'release',
}, async () => {
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
