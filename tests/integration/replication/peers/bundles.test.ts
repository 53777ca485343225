// What is carried between PCs of an office that no network connects: sealed to its PCs, proved before anything is taken.
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import type { Carrying } from '#core/replication/peers/contract.ts';
import { joinPc, openSharedOffice } from '#tests/support/joined-office.ts';
import { type Caller, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { codeOf, here, until } from '#tests/support/office-pcs.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const secret = 'راز مراجعه‌کننده';
function record(desk: Desk, note: string | null = null): void {
  desk.path.execute(null, (tx) => {
    const body = { checkId: tx.newId(), item: 'rate_board', result: 'passed' } as const;
    tx.append(premisesChecked, body, { note });
  });
}
const entries = (desk: Desk): string[] =>
  desk.path.journal
    .streams()
    .flatMap((stream) => desk.path.journal.entriesAfter(stream, 0, 100_000))
    .map(({ hash }) => hash)
    .sort();
const linked = (desk: Desk): boolean => desk.peers.state().members.some(({ isLinked }) => isLinked);

/** Cuts a PC off from the others: links and mends nothing by itself. */
async function pullCable(desk: Desk, manager: Caller): Promise<void> {
  await manager.peers.disable();
  await until(() => !linked(desk), 'the link is gone');
}

type Pair = {
  readonly office: TestOffice;
  readonly second: Awaited<ReturnType<typeof joinPc>>;
  readonly stick: string;
};
async function apart(): Promise<Pair> {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  const manager = office.as(office.manager);
  // And known to be.
  await until(
    () => office.desk.peers.state().marks.holding === 1,
    'the first knows that the second has everything',
  );
  await pullCable(second.desk, manager);
  return { office, second, stick: temporaryFolder() };
}

test('N30 what PCs that no cable connects wrote is carried there and back, and the marks follow', async () => {
  const { office, second, stick } = await apart();
  const manager = office.as(office.manager);
  for (let left = 3; left > 0; left -= 1) record(office.desk, secret);
  for (let left = 2; left > 0; left -= 1) record(second.desk, secret);
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 0 });

  const there = await manager.peers.bundleOut({ for: 'office', dir: stick });
  const { deviceId } = office.desk.identity() ?? {};
  const [place] = await manager.peers.bundlePlaces({ dir: stick });
  expect(place?.bundles).toMatchObject([
    { name: there.name, kind: 'office', office: '1101', from: deviceId },
  ]);
  expect(readFileSync(join(stick, there.name)).includes(secret)).toBe(false);
  const before = second.desk.path.journal.count();
  const taken = await second.desk.peers.bundleIn(join(stick, there.name));
  expect(taken).toEqual({ from: 'office', entries: there.entries, waiting: 0, notUnderstood: 0 });
  expect(second.desk.path.journal.count()).toBe(before + there.entries);
  const notes = 'SELECT count(*) notes FROM private_parts WHERE bytes IS NOT NULL';
  const again = second.desk.peers.bundleIn(join(stick, there.name));
  expect(await codeOf(again)).toBe('BUNDLE_ALREADY_TAKEN');

  // Back come its own entries and its word that it holds the others: nothing else.
  const back = await second.desk.peers.bundleOut('office', stick);
  expect(back.entries).toBe(2);
  expect(await manager.peers.bundleIn({ file: join(stick, back.name) })).toMatchObject({ entries: 2 });
  expect(tableRowsOf(second.desk)).toEqual(tableRowsOf(office.desk));
  expect(second.desk.store.sqlite.prepare(notes).get()).toEqual(
    office.desk.store.sqlite.prepare(notes).get(),
  );
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 1 });
  // Nothing is forgotten by it: what is on the stick already does no harm when the cable is back.
  record(office.desk);
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 0 });
  await manager.peers.enable({ host: here });
  await until(() => entries(second.desk).join() === entries(office.desk).join(), 'the same entries');
});

test('N30 a bundle says how far it is while it is written, proved and taken in', {
  tags: 'release',
}, async () => {
  const { office, second, stick } = await apart();
  const manager = office.as(office.manager);
  // More than one batch.
  for (let left = 450; left > 0; left -= 1) record(second.desk);
  const told: Carrying[] = [];
  const shown: (Carrying | null)[] = [];
  const { name, entries: carried } = await second.desk.peers.bundleOut('office', stick, (now) =>
    told.push(now),
  );
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toEqual({ step: 'write', done: carried, of: carried });
  expect(told[0]?.done).toBeLessThan(carried);
  expect(told[0]?.of).toBe(carried);
  expect(second.desk.peers.carrying()).toBeNull();

  told.length = 0;
  const stop = office.desk.subscribe((topics) => {
    if (topics.includes('journal')) void manager.peers.carrying().then((now) => shown.push(now));
  });
  await office.desk.peers.bundleIn(join(stick, name), (now) => told.push(now));
  stop();
  const bytes = statSync(join(stick, name)).size;
  const ends = (step: Carrying['step']) => told.filter((now) => now.step === step).map(({ done }) => done);
  for (const step of ['prove', 'take'] as const) {
    expect(ends(step)).toEqual(ends(step).toSorted((one, other) => one - other));
    expect(ends(step).at(-1)).toBe(bytes);
  }
  expect(shown).toContainEqual(expect.objectContaining({ step: 'take', of: bytes }));
  expect(await manager.peers.carrying()).toBeNull();
  // One that fails is under way no longer.
  expect(await codeOf(office.desk.peers.bundleIn(join(stick, name)))).toBe('BUNDLE_ALREADY_TAKEN');
  expect(await manager.peers.carrying()).toBeNull();
});

test('N36 N30 private parts that came back from nowhere are asked for and brought in bundles as well', {
  tags: 'release',
}, async () => {
  const { office, second, stick } = await apart();
  const manager = office.as(office.manager);
  const notes = 'SELECT count(*) notes FROM premises_checks WHERE note IS NOT NULL';
  for (let left = 3; left > 0; left -= 1) record(office.desk, secret);
  const { deviceId: device = '', epoch = '' } = office.desk.identity() ?? {};
  const stream = { device, epoch };
  // As they come from the province: without private parts.
  const { seq } = second.desk.path.journal.head(stream);
  const lines = office.desk.path.journal.entriesAfter(stream, seq, 100);
  second.desk.path.ingest(
    stream,
    lines.map(({ bytes }) => ({ bytes })),
  );
  expect(second.desk.path.journal.gaps()).toBe(3);
  // What the second said before it was put back from a copy.
  const secondId = second.desk.identity()?.deviceId ?? '';
  const end = { ...stream, ...office.desk.path.journal.head(stream) };
  const others = office.desk.reads.peers.peerHeads(secondId).filter((head) => head.device !== device);
  office.desk.reads.peers.savePeerHeads(secondId, [...others, end]);
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 1 });
  const asks = await second.desk.peers.bundleOut('office', stick);
  const askedFor = { file: join(stick, asks.name) };
  await manager.peers.bundleIn(askedFor);
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 0 });
  expect(await problemOf(manager.peers.bundleIn(askedFor))).toMatchObject({ code: 'BUNDLE_ALREADY_TAKEN' });

  const brings = await manager.peers.bundleOut({ for: 'office', dir: stick });
  expect(brings.entries).toBeGreaterThanOrEqual(3);
  const taken = await second.desk.peers.bundleIn(join(stick, brings.name));
  expect(taken).toMatchObject({ entries: 3, waiting: 0 });
  expect(second.desk.path.journal.gaps()).toBe(0);
  expect(second.desk.store.sqlite.prepare(notes).get()).toEqual({ notes: 3 });
  expect(tableRowsOf(second.desk)).toEqual(tableRowsOf(office.desk));
  const thanks = await second.desk.peers.bundleOut('office', stick);
  await manager.peers.bundleIn({ file: join(stick, thanks.name) });
  expect((await manager.peers.state()).marks).toEqual({ others: 1, holding: 1 });
});

test('N30 a drive that is pulled out while its bundle is taken in is said; what was taken stays, and the rest goes on from there', {
  tags: 'release',
}, async () => {
  const { office, second, stick } = await apart();
  const manager = office.as(office.manager);
  // More than one batch, each a transaction of its own.
  for (let left = 450; left > 0; left -= 1) record(second.desk);
  const { name, entries: carried } = await second.desk.peers.bundleOut('office', stick);
  const file = join(stick, name);
  const whole = readFileSync(file);
  const before = office.desk.path.journal.count();
  const stop = office.desk.subscribe((topics) => {
    if (topics.includes('journal')) truncateSync(file, 100);
  });
  const problem = await problemOf(manager.peers.bundleIn({ file }));
  stop();
  const taken = office.desk.path.journal.count() - before;
  expect(problem).toEqual({ code: 'BUNDLE_INTERRUPTED', params: { entries: taken } });
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(carried);
  // Plugged in again.
  writeFileSync(file, whole);
  expect(await manager.peers.bundleIn({ file })).toEqual({
    from: 'office',
    entries: carried - taken,
    waiting: 0,
    notUnderstood: 0,
  });
  expect(entries(office.desk)).toEqual(entries(second.desk));
  expect(await problemOf(manager.peers.bundleIn({ file }))).toEqual({
    code: 'BUNDLE_ALREADY_TAKEN',
    params: {},
  });
});

test('N31 of a torn or changed bundle, one of another office and one for others nothing is taken', {
  tags: 'release',
}, async () => {
  const { office, second, stick } = await apart();
  const manager = office.as(office.manager);
  record(second.desk, secret);
  const { name } = await second.desk.peers.bundleOut('office', stick);
  const whole = readFileSync(join(stick, name));
  const before = office.desk.path.journal.count();
  const tried = async (bytes: Uint8Array): Promise<string> => {
    const file = join(stick, 'tried.bundle');
    writeFileSync(file, bytes);
    const { code } = await problemOf(manager.peers.bundleIn({ file }));
    expect(office.desk.path.journal.count()).toBe(before);
    return code;
  };
  for (const part of [0.3, 0.6, 0.9, 0.999])
    expect(await tried(whole.subarray(0, Math.floor(whole.length * part)))).toBe('BUNDLE_TORN');
  expect(await tried(Buffer.concat([whole, Buffer.from([0])]))).toBe('BUNDLE_CHANGED');
  const found = new Set<string>();
  for (let at = 40; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    found.add(await tried(changed));
  }
  expect([...found].filter((code) => !code.startsWith('BUNDLE_'))).toEqual([]);
  expect(found).toContain('BUNDLE_CHANGED');
  expect(await tried(Buffer.from('nothing of ours'))).toBe('FILE_UNREADABLE');
  expect(await problemOf(manager.peers.bundleIn({ file: join(stick, 'none.bundle') }))).toEqual({
    code: 'FILE_UNREADABLE',
    params: { file: 'none.bundle' },
  });

  const other = await openSharedOffice();
  await joinPc(other);
  const carried = await other.as(other.manager).peers.bundleOut({ for: 'office', dir: stick });
  expect(await problemOf(manager.peers.bundleIn({ file: join(stick, carried.name) }))).toEqual({
    code: 'BUNDLE_OF_ANOTHER_OFFICE',
    params: {},
  });

  // A PC that was removed opens nothing that was made since; what it wrote counts, and is shown.
  const { password } = office.manager;
  const deviceId = second.desk.identity()?.deviceId ?? '';
  await manager.peers.remove({ deviceId, reason: 'lost', password });
  await manager.peers.enable({ host: here });
  await joinPc(office);
  const since = await manager.peers.bundleOut({ for: 'office', dir: stick });
  expect(await codeOf(second.desk.peers.bundleIn(join(stick, since.name)))).toBe('BUNDLE_NOT_FOR_US');
  expect(await manager.peers.bundleIn({ file: join(stick, name) })).toMatchObject({ entries: 1 });
});

test('N30 where nothing is to be carried, or nowhere to write it, that is said and no file is left', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  const dir = temporaryFolder();
  const out = (recipient: 'office' | 'province', into = dir) =>
    problemOf(manager.peers.bundleOut({ for: recipient, dir: into }));
  expect(await out('office')).toEqual({ code: 'BUNDLE_NOT_NEEDED', params: {} });
  expect(await out('province')).toEqual({ code: 'NOT_ENROLLED', params: {} });
  expect(await out('office', 'somewhere')).toEqual({ code: 'INPUT_INVALID', params: { fields: ['dir'] } });
  await manager.peers.enable({ host: here });
  await joinPc(office);
  expect(await out('office', join(dir, 'not-plugged-in'))).toEqual({
    code: 'BUNDLE_NOT_WRITTEN',
    params: {},
  });
  expect(readdirSync(dir)).toEqual([]);
});
