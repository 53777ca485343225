// The recovery screen's other side: real offices whose store, key or disk is not as it should be, opened as a shell opens
// them, with core processes of their own.
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { sourceMigrations } from '#core/application.ts';
import { callerOf } from '#core/demo/caller.ts';
import type { Desk } from '#core/desk/desk.ts';
import { realMachine } from '#core/journal/machine.ts';
import { readReleaseRequest, releaseFingerprint } from '#core/leaves/wire/key-recovery.ts';
import { openDesk } from '#core/open-desk.ts';
import { premisesChecked } from '#core/premises/entries.ts';
import { type RecoveryView, recoveryViewSchema } from '#core/recovery/contract.ts';
import { appRouter } from '#core/router.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { forkedCore } from '#electron/core-process/core-link.ts';
import type { Supervisor } from '#electron/core-process/supervisor.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { addProvinceWrap, openOfficeKey, renewRecoveryCode } from '#electron/key-custody/open-office-key.ts';
import { passphraseCustody } from '#electron/key-custody/passphrase-file.ts';
import { keyFileSchema } from '#electron/key-custody/port.ts';
import {
  isFreshFolder,
  markFolder,
  noteStoreMade,
  type OfficeFolder,
  officeFolder,
} from '#electron/office-folder.ts';
import { openOffice } from '#electron/opening/office-opening.ts';
import { releaseKey } from '#province/held-keys/held-keys.ts';
import { storedIdentity } from '#province/identity.ts';
import { canMountDisks, mountCutDisk } from '#tests/support/cut-disk.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTlsFront, type TlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

const entry = path.resolve('electron/core-process/core-process.ts');
const patience = { timeout: 60_000, interval: 50 };

function desk(dir: string): Desk {
  return openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}

/** A demonstration office with a snapshot, and entries after it that only its store has. */
let original: string;
let held = 0;
beforeAll(async () => {
  original = mkdtempSync(path.join(tmpdir(), 'pishkhan-recovery-'));
  markFolder(officeFolder(original), true);
  const opened = desk(original);
  await callerOf(opened, null).office.setUpDemo();
  mkdirSync(officeFolder(original).snapshots);
  writeSnapshot(opened.store.sqlite, path.join(officeFolder(original).snapshots, 'desk-early.db'));
  for (let entry = 0; entry < 5; entry += 1)
    opened.path.execute(null, (tx) => {
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: null },
      );
    });
  held = opened.path.journal.count();
  await opened.close();
}, 60_000);
afterAll(() => rmSync(original, { recursive: true, force: true }));

function copyOfOffice(): OfficeFolder {
  const dir = temporaryFolder();
  cpSync(original, dir, { recursive: true });
  return officeFolder(dir);
}

type Shut = {
  supervisor: Supervisor;
  view(): Promise<RecoveryView>;
  act(name: string, input?: object): Promise<{ status: number; code: string | undefined }>;
  ready(): Promise<void>;
  down(code: string): Promise<void>;
};

async function opened(folder: OfficeFolder, passphrase: string | null = null): Promise<Shut> {
  const supervisor = await openOffice({
    folder,
    custodyOf: async (typed) => {
      const known = typed ?? passphrase;
      return known === null ? null : passphraseCustody(async () => known);
    },
    asksPassphrase: true,
    recoveryCode: null,
    freshIsDemo: false,
    spawn: forkedCore({ entry, log: () => undefined }),
    appVersion: '0.0.0-test',
    witnessHome: temporaryFolder(),
    log: () => undefined,
  });
  onTestFinished(() => supervisor.stop());
  const call = (method: 'GET' | 'POST', name: string, body: string | null) =>
    supervisor.call({ path: `/api/recovery.${name}`, method, headers: {}, body });
  return {
    supervisor,
    async view() {
      const answer = await call('GET', 'view', null);
      expect(answer.status, answer.body).toBe(200);
      return recoveryViewSchema.parse(JSON.parse(answer.body));
    },
    async act(name, input = {}) {
      const answer = await call('POST', name, JSON.stringify(input));
      return { status: answer.status, code: JSON.parse(answer.body).problem?.code };
    },
    ready: () => vi.waitFor(() => expect(supervisor.state()).toMatchObject({ state: 'ready' }), patience),
    down: (code) =>
      vi.waitFor(
        () => expect(supervisor.state()).toMatchObject({ state: 'down', problem: { code } }),
        patience,
      ),
  };
}

async function idle(shut: Shut): Promise<RecoveryView> {
  return vi.waitFor(async () => {
    const view = await shut.view();
    expect(view.work).toBeNull();
    return view;
  }, patience);
}

async function entriesIn(folder: OfficeFolder): Promise<number> {
  const after = desk(folder.dir);
  const count = after.path.journal.count();
  await after.close();
  return count;
}

describe('an office whose store is gone or damaged', () => {
  test('J33 J15 is offered its snapshots with what their check says, restores one, says what that brought, and opens', async () => {
    const folder = copyOfOffice();
    rmSync(folder.store);
    writeFileSync(path.join(folder.snapshots, 'desk-broken.db'), 'no pages of an office');
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    // They are looked at from the newest on until one is sound, without being asked.
    const { ways, snapshots } = await idle(shut);
    expect(ways).toEqual(['restore', 'take_over']);
    const [broken, early] = snapshots;
    expect(broken).toMatchObject({ name: 'desk-broken.db', checked: { isSound: false } });
    expect(early?.checked).toMatchObject({ isSound: true, until: expect.any(String) });
    expect(early?.checked?.entries).toBeLessThan(held);

    expect(await shut.act('restore', { snapshot: 'desk-broken.db' })).toMatchObject({ status: 200 });
    expect((await idle(shut)).failed?.code).toMatch(/^(FILE_UNREADABLE|SNAPSHOT_DAMAGED)$/);
    expect(existsSync(folder.store)).toBe(false);

    await shut.act('restore', { snapshot: 'desk-early.db' });
    const { restored } = await idle(shut);
    expect(restored).toMatchObject({
      missing: held - (early?.checked?.entries ?? 0),
      takenIn: 0,
      isOldKept: false,
    });
    // It stays shut until somebody has read that.
    expect(shut.supervisor.state().state).toBe('down');
    expect(await shut.act('tryAgain')).toMatchObject({ status: 200 });
    await shut.ready();
    const status = await shut.supervisor.call({
      path: '/api/office.status',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(status.body).result.data).toMatchObject({ state: 'ready', demo: true });
    await shut.supervisor.stop();
  });

  test('J33 J17 whose first page is damaged loses nothing of what can still be read of it', async () => {
    const folder = copyOfOffice();
    const bytes = readFileSync(folder.store);
    bytes.fill(0x5a, 0, 64);
    writeFileSync(folder.store, bytes);
    const shut = await opened(folder);
    await shut.down('STORE_DAMAGED');
    await idle(shut);
    await shut.act('restore', { snapshot: 'desk-early.db' });
    const { restored } = await idle(shut);
    expect(restored).toMatchObject({ isOldKept: true });
    expect((restored?.missing ?? 0) + (restored?.takenIn ?? 0)).toBeGreaterThan(0);
    await shut.act('tryAgain');
    await shut.ready();
    await shut.supervisor.stop();
    expect(readdirSync(path.join(folder.dir, 'kept'))).toHaveLength(1);
  });

  test('J34 begins anew on purpose only: what was left is kept whole, and the PC asks to be set up or joined', async () => {
    const folder = copyOfOffice();
    writeFileSync(folder.store, '');
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    await idle(shut);
    expect(await shut.act('takeOver', { isConfirmed: false, passphrase: null })).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await shut.act('takeOver', {})).toMatchObject({ code: 'INPUT_INVALID' });
    expect(isFreshFolder(folder)).toBe(false);
    expect(await shut.act('takeOver', { isConfirmed: true, passphrase: null })).toMatchObject({
      status: 200,
    });
    await shut.ready();
    const status = await shut.supervisor.call({
      path: '/api/office.status',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(status.body).result.data).toMatchObject({ state: 'not_set_up' });
    const [kept = ''] = readdirSync(path.join(folder.dir, 'kept'));
    expect(readdirSync(path.join(folder.dir, 'kept', kept)).toSorted()).toEqual(
      ['desk.db', 'desk.witness', 'office.json', 'snapshots'].toSorted(),
    );
    await shut.supervisor.stop();
  });

  test('J33 acts are heard only while it is shut, by their names, for files of its own folder', async () => {
    const folder = copyOfOffice();
    const open = await opened(folder);
    await open.ready();
    for (const name of ['restore', 'look', 'takeOver', 'tryAgain', 'openByCode', 'openByPassphrase', 'erase'])
      expect(
        await open.act(name, { snapshot: 'desk-early.db', isConfirmed: true, passphrase: null }),
      ).toMatchObject({
        code: 'NOT_ALLOWED',
      });
    const view = await open.supervisor.call({
      path: '/api/recovery.view',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(view.body).problem.code).toBe('NOT_ALLOWED');
    await open.supervisor.stop();
    expect(await entriesIn(folder)).toBe(held);

    rmSync(folder.store);
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    await idle(shut);
    for (const snapshot of ['../desk.db', '/etc/passwd', 'desk-early.db\u0000', '..\\desk.db', '', 'nothing'])
      expect(await shut.act('restore', { snapshot })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await shut.act('restore', { snapshot: 'not-there.db' })).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    expect(await shut.act('erase', {})).toMatchObject({ code: 'NOT_FOUND' });
    expect(await shut.act('openByPassphrase', { passphrase: 'anything at all' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const garbled = await shut.supervisor.call({
      path: '/api/recovery.look',
      method: 'POST',
      headers: {},
      body: '{"snap',
    });
    expect(JSON.parse(garbled.body).problem.code).toBe('INPUT_INVALID');
  });

  test('J20 J33 that may not be opened says so and offers nothing that would change it; then it opens', async () => {
    const folder = copyOfOffice();
    // Whoever is root may do anything, but open a folder as a file.
    const aside = `${folder.store}.aside`;
    cpSync(folder.store, aside);
    rmSync(folder.store);
    mkdirSync(path.join(folder.store, 'x'), { recursive: true });
    const shut = await opened(folder);
    await shut.down('STORE_FORBIDDEN');
    expect((await shut.view()).ways).toEqual([]);
    expect(await shut.act('takeOver', { isConfirmed: true, passphrase: null })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    rmSync(folder.store, { recursive: true });
    cpSync(aside, folder.store);
    await shut.act('tryAgain');
    await shut.ready();
    await shut.supervisor.stop();
    expect(await entriesIn(folder)).toBe(held);
  });
});

describe.skipIf(!canMountDisks())('an office on a full disk', () => {
  test('J25 J33 says so with the room that there is, and opens once there is more', async () => {
    const disk = mountCutDisk(temporaryFolder(), 32);
    const dir = path.join(disk.dir, 'office');
    cpSync(original, dir, { recursive: true });
    const filler = path.join(disk.dir, 'filler');
    const handle = openSync(filler, 'w');
    try {
      for (const size of [65_536, 512])
        try {
          for (;;) writeSync(handle, Buffer.alloc(size));
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
        }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const shut = await opened(officeFolder(dir));
    try {
      await shut.down('DISK_FULL');
      const view = await shut.view();
      expect(view.ways).toEqual([]);
      expect(view.freeBytes).toBeLessThan(1024 * 1024);
      rmSync(filler);
      await shut.act('tryAgain');
      await shut.ready();
    } finally {
      await shut.supervisor.stop();
      disk.end();
    }
  });
});

describe('an office whose key does not open', () => {
  /** Wrapped by a passphrase, never set up: its first run is what a person sees once it is open. */
  async function locked(): Promise<{ folder: OfficeFolder; code: string; key: Uint8Array }> {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(
      folder,
      passphraseCustody(async () => 'the first passphrase'),
    );
    return { folder, key, code: await renewRecoveryCode(folder, key) };
  }

  test('J33 is opened by its passphrase in the window; a wrong one says so and changes nothing', async () => {
    const { folder } = await locked();
    const before = readFileSync(folder.keyFile);
    const shut = await opened(folder, 'a wrong passphrase');
    await shut.down('KEY_NOT_OPENED');
    expect((await shut.view()).ways).toEqual(['passphrase', 'recovery_code', 'take_over']);
    expect(await shut.act('openByPassphrase', { passphrase: 'another wrong one' })).toMatchObject({
      code: 'KEY_NOT_OPENED',
    });
    expect(await shut.act('tryAgain')).toMatchObject({ code: 'KEY_NOT_OPENED' });
    expect(shut.supervisor.state().state).toBe('down');
    expect(readFileSync(folder.keyFile)).toEqual(before);
    expect(await shut.act('openByPassphrase', { passphrase: 'the first passphrase' })).toMatchObject({
      status: 200,
    });
    await shut.ready();
  });

  test('J33 A8 J22 is opened by its recovery code under a passphrase that is not weak, which opens it from then on', async () => {
    const { folder, code, key } = await locked();
    const shut = await opened(folder);
    await shut.down('PASSPHRASE_NEEDED');
    const next = 'the second passphrase';
    expect(await shut.act('openByCode', { code, passphrase: '12345678' })).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await shut.act('openByCode', { code, passphrase: null })).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await shut.act('openByCode', { code: `${code}X`, passphrase: next })).toMatchObject({
      code: 'RECOVERY_CODE_WRONG',
    });
    expect(await shut.act('openByCode', { code: code.toLowerCase(), passphrase: next })).toMatchObject({
      status: 200,
    });
    await shut.ready();
    expect(
      (
        await openOfficeKey(
          folder,
          passphraseCustody(async () => next),
        )
      ).key,
    ).toEqual(key);
  });

  test('J33 J34 with both key files damaged has the way over the province and another PC, and they are kept', async () => {
    const { folder } = await locked();
    for (const file of [folder.keyFile, folder.keyCopy]) writeFileSync(file, '{"v":1');
    const shut = await opened(folder);
    await shut.down('PASSPHRASE_NEEDED');
    const named = await opened(folder, 'the first passphrase');
    await named.down('KEY_FILE_MISSING');
    expect((await named.view()).ways).toEqual(['province', 'take_over']);
    const input = { isConfirmed: true, passphrase: 'a whole new passphrase' };
    expect(await named.act('takeOver', { ...input, passphrase: 'password' })).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await named.act('takeOver', input)).toMatchObject({ status: 200 });
    await named.ready();
    const [kept = ''] = readdirSync(path.join(folder.dir, 'kept'));
    expect(readFileSync(path.join(folder.dir, 'kept', kept, 'desk.key.json'), 'utf8')).toBe('{"v":1');
  });

  test('J33 two acts at once are one act', async () => {
    const { folder } = await locked();
    const shut = await opened(folder, 'a wrong passphrase');
    await shut.down('KEY_NOT_OPENED');
    const both = await Promise.all([
      shut.act('openByPassphrase', { passphrase: 'first wrong one' }),
      shut.act('openByPassphrase', { passphrase: 'the first passphrase' }),
    ]);
    expect(both.map(({ code }) => code)).toEqual(['KEY_NOT_OPENED', 'APPLICATION_BUSY']);
  });
});

describe('an office whose key the province keeps', () => {
  let province: ProvinceUnderTest;
  let front: TlsFront;
  beforeAll(async () => {
    province = await provinceOnPglite({ password: 'رمز-ناظر-۱۴۰۵' });
    front = await startTlsFront(province.url);
    trustTestCertificate();
  }, 60_000);
  afterAll(async () => {
    await front.close();
    await province.close();
  });

  type Held = { folder: OfficeFolder; key: Uint8Array; code: string; entries: number; deviceId: string };
  const passphrase = 'the first passphrase';

  /** A real office with a snapshot, enrolled, whose key the province says it keeps. */
  async function held(officeCode: string): Promise<Held> {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(
      folder,
      passphraseCustody(async () => passphrase),
    );
    const code = await renewRecoveryCode(folder, key);
    const opened = openDesk({
      dir: folder.dir,
      dataKey: key,
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      toKeyFiles: (wrap) => addProvinceWrap(folder, wrap),
    });
    await appRouter.createCaller({ desk: opened, session: null }).office.setUp({
      officeCode,
      officeName: 'دفتر آزمون',
      deviceName: 'باجهٔ ۱',
      deskNumber: 1,
      manager: {
        name: 'مریم احمدی',
        nationalCode: '9990000018',
        supervisionFile: { fileNumber: '1', openedOn: '2026-01-01' },
        clearance: { reference: '1', issuedOn: '2026-01-01', expiresOn: '2036-01-01' },
        password: 'manager-password',
      },
      terminals: [],
      tariff: null,
      pairing: { provinceUrl: front.url, code: await province.createEnrolCode(officeCode) },
    });
    noteStoreMade(folder);
    expect((await opened.sync.syncNow()).problem).toBeNull();
    expect(opened.sync.state()).toMatchObject({ hasKeyToHold: true, keyHeldAt: expect.any(String) });
    mkdirSync(folder.snapshots);
    writeSnapshot(opened.store.sqlite, path.join(folder.snapshots, 'desk-early.db'));
    const entries = opened.path.journal.count();
    const deviceId = opened.identity()?.deviceId ?? '';
    await opened.close();
    return { folder, key, code, entries, deviceId };
  }

  /** What a supervisor's release gives to the request that a shut office shows. */
  async function released(shut: Shut, office: string, device: string): Promise<string> {
    expect(await shut.act('askProvince')).toMatchObject({ status: 200 });
    const { request } = await shut.view();
    const asked = readReleaseRequest(request?.text ?? '') ?? '';
    expect(request?.fingerprint).toBe(releaseFingerprint(asked));
    const answer = await releaseKey(
      province.store,
      await storedIdentity(province.store),
      { office, device, supervisor: 'supervisor', reason: 'دیسک خراب شد', request: asked, address: 'test' },
      new Date(),
    );
    return answer ?? '';
  }

  const open = (folder: OfficeFolder, next: string) =>
    openOfficeKey(
      folder,
      passphraseCustody(async () => next),
    );
  const next = 'the second passphrase';

  test('A23 the wrap for the province lies in both key files, and outlives a new code and an opening by it', async () => {
    const { folder, key, code } = await held('2201');
    const kinds = () =>
      [folder.keyFile, folder.keyCopy].map((file) =>
        keyFileSchema
          .parse(JSON.parse(readFileSync(file, 'utf8')))
          .wraps.map(({ kind }) => kind)
          .toSorted(),
      );
    const all = ['passphrase', 'province', 'recovery-code'];
    expect(kinds()).toEqual([all, all]);
    await openOfficeKey(
      folder,
      passphraseCustody(async () => next),
      code,
    );
    await renewRecoveryCode(folder, key);
    expect(kinds()).toEqual([all, all]);
    expect(readFileSync(folder.keyFile, 'utf8')).not.toContain(Buffer.from(key).toString('base64'));
  });

  test('A23 both key files lost: the province releases the key to this PC, and nothing of the office is missing', async () => {
    const { folder, key, entries, deviceId } = await held('2202');
    for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file);
    const shut = await opened(folder, 'a passphrase that wraps nothing');
    await shut.down('KEY_FILE_MISSING');
    expect((await shut.view()).ways).toEqual(['province', 'take_over']);
    const answer = await released(shut, '2202', deviceId);
    const wrong = { status: 400, code: 'KEY_RELEASE_WRONG' };
    expect(
      await shut.act('openByRelease', { answer: `${answer.slice(0, -4)}AAAA`, passphrase: next }),
    ).toMatchObject(wrong);
    expect(await shut.act('openByRelease', { answer, passphrase: '12345678' })).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(existsSync(folder.keyFile)).toBe(false);
    // Broken over lines on its way, and between two starts.
    expect(
      await shut.act('openByRelease', { answer: answer.replace(/(.{60})/g, '$1\r\n'), passphrase: next }),
    ).toMatchObject({ status: 200 });
    await shut.ready();
    await shut.supervisor.stop();
    expect((await open(folder, next)).key).toEqual(key);
    const back = openDesk({
      dir: folder.dir,
      dataKey: key,
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
    });
    expect(back.path.journal.count()).toBeGreaterThanOrEqual(entries);
    await back.close();
    // The question is done with: the answer opens nothing a second time.
    rmSync(folder.keyFile);
    rmSync(folder.keyCopy);
    const again = await opened(folder, 'a passphrase that wraps nothing');
    await again.down('KEY_FILE_MISSING');
    expect(await again.act('openByRelease', { answer, passphrase: next })).toMatchObject(wrong);
  });

  test('A23 passphrase and recovery code lost: the province is one of the ways, and the code of before stays', async () => {
    const { folder, key, code, deviceId } = await held('2203');
    const shut = await opened(folder, 'forgotten');
    await shut.down('KEY_NOT_OPENED');
    expect((await shut.view()).ways).toEqual(['passphrase', 'recovery_code', 'province', 'take_over']);
    const answer = await released(shut, '2203', deviceId);
    expect(await shut.act('openByRelease', { answer, passphrase: next })).toMatchObject({ status: 200 });
    await shut.ready();
    expect((await open(folder, next)).key).toEqual(key);
    expect(
      (
        await openOfficeKey(
          folder,
          passphraseCustody(async () => 'the third passphrase'),
          code,
        )
      ).key,
    ).toEqual(key);
  });

  test('A23 the whole PC lost: a snapshot that was kept elsewhere opens at another PC by the released key', async () => {
    const lost = await held('2204');
    const folder = officeFolder(temporaryFolder());
    cpSync(lost.folder.snapshots, folder.snapshots, { recursive: true });
    const shut = await opened(folder, 'a passphrase that wraps nothing');
    await shut.down('KEY_FILE_MISSING');
    const answer = await released(shut, '2204', lost.deviceId);
    expect(await shut.act('openByRelease', { answer, passphrase: next })).toMatchObject({ status: 200 });
    // Never a new empty office: its store is missing, and the snapshot is there to be restored.
    await shut.down('STORE_MISSING');
    expect((await shut.view()).ways).toEqual(['restore', 'take_over']);
    await vi.waitFor(async () => expect((await shut.view()).work).toBeNull(), patience);
    expect(await shut.act('restore', { snapshot: 'desk-early.db' })).toMatchObject({ status: 200 });
    await vi.waitFor(async () => expect((await shut.view()).restored).not.toBeNull(), patience);
    expect((await shut.view()).restored).toMatchObject({ takenIn: 0 });
    expect(await shut.act('tryAgain')).toMatchObject({ status: 200 });
    await shut.ready();
  });

  test('A23 an answer for another PC, to another question, or while the office is open, opens nothing', async () => {
    const [mine, others] = [await held('2205'), await held('2206')];
    for (const { folder } of [mine, others])
      for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file);
    const shut = await opened(mine.folder, 'a passphrase that wraps nothing');
    const other = await opened(others.folder, 'a passphrase that wraps nothing');
    await shut.down('KEY_FILE_MISSING');
    await other.down('KEY_FILE_MISSING');
    const wrong = { code: 'KEY_RELEASE_WRONG' };
    // The key of another office, released to this question.
    const foreign = await released(shut, '2206', others.deviceId);
    expect(await shut.act('openByRelease', { answer: foreign, passphrase: next })).toMatchObject(wrong);
    // This office's key, released to the question of another PC.
    const elsewhere = await released(other, '2205', mine.deviceId);
    expect(await shut.act('openByRelease', { answer: elsewhere, passphrase: next })).toMatchObject(wrong);
    expect(await other.act('openByRelease', { answer: elsewhere, passphrase: next })).toMatchObject(wrong);
    const right = await released(shut, '2205', mine.deviceId);
    expect(await shut.act('openByRelease', { answer: right, passphrase: next })).toMatchObject({
      status: 200,
    });
    await shut.ready();
    expect(await shut.act('askProvince')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await shut.act('openByRelease', { answer: right, passphrase: next })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});
