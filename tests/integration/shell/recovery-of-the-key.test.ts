// The recovery screen's other side: real offices whose key does not open, or is lost, opened as a shell opens them, with
// core processes of their own.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { readReleaseRequest, releaseFingerprint } from '#core/foundation/wire/key-recovery.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { markStoreMade, type OfficeFolder, officeFolder } from '#electron/files/office-folder.ts';
import { addProvinceWrap, openOfficeKey, renewRecoveryCode } from '#electron/key-custody/open-office-key.ts';
import { keyFileSchema } from '#electron/key-custody/port.ts';
import { releaseKey } from '#province/held-keys/held-keys.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import { firstRunInput } from '#tests/support/first-run.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { byPassphrase } from '#tests/support/quick-custody.ts';
import { opened, patience, type UnavailableOverlay } from '#tests/support/shut-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTlsFront, type TlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

describe('an office whose key does not open', () => {
  /** Wrapped by a passphrase, never set up: its first run is what a person sees once it is open. */
  async function locked(): Promise<{ folder: OfficeFolder; code: string; key: Uint8Array }> {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, byPassphrase('the first passphrase'));
    return { folder, key, code: await renewRecoveryCode(folder, key) };
  }

  test('J33 is opened by its passphrase in the window; a wrong one says so and changes nothing', {
    tags: 'release',
  }, async () => {
    const { folder } = await locked();
    const before = readFileSync(folder.keyFile);
    const shut = await opened(folder, 'a wrong passphrase');
    await shut.down('KEY_NOT_OPENED');
    expect((await shut.view()).options).toEqual(['passphrase', 'recovery_code', 'take_over']);
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

  test('J33 A8 J22 is opened by its recovery code under a passphrase that is not weak, which opens it from then on', {
    tags: 'release',
  }, async () => {
    const { folder, code, key } = await locked();
    const shut = await opened(folder);
    await shut.down('PASSPHRASE_NEEDED');
    const next = 'the second passphrase';
    expect(await shut.act('openByCode', { code, passphrase: '12345678' })).toMatchObject({
      code: 'PASSWORD_TOO_COMMON',
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
    expect((await openOfficeKey(folder, byPassphrase(next))).key).toEqual(key);
  });

  test('J33 J34 with both key files damaged has the way over the province and another PC, and they are kept', async () => {
    const { folder } = await locked();
    for (const file of [folder.keyFile, folder.keyCopy]) writeFileSync(file, '{"v":1');
    const shut = await opened(folder);
    await shut.down('PASSPHRASE_NEEDED');
    const named = await opened(folder, 'the first passphrase');
    await named.down('KEY_FILE_MISSING');
    expect((await named.view()).options).toEqual(['province', 'take_over']);
    const input = { isConfirmed: true, passphrase: 'a whole new passphrase' };
    expect(await named.act('takeOver', { ...input, passphrase: 'password' })).toMatchObject({
      code: 'PASSWORD_TOO_COMMON',
    });
    expect(await named.act('takeOver', input)).toMatchObject({ status: 200 });
    await named.ready();
    const [kept = ''] = readdirSync(path.join(folder.dir, 'kept'));
    expect(readFileSync(path.join(folder.dir, 'kept', kept, 'desk.key.json'), 'utf8')).toBe('{"v":1');
  });

  test('J33 two acts at once are one act', { tags: 'release' }, async () => {
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
    province = await provinceOnPglite({ password: 'باران-بر-بام-۱۴۰۵' });
    front = await startTlsFront(province.url);
    trustTestCertificate();
  }, 240_000);
  afterAll(async () => {
    await front.close();
    await province.close();
  });

  type Held = { folder: OfficeFolder; key: Uint8Array; code: string; entries: number; deviceId: string };
  const passphrase = 'the first passphrase';

  /** A real office with a snapshot, enrolled, whose key the province says it keeps. */
  async function held(officeCode: string): Promise<Held> {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, byPassphrase(passphrase));
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
      ...firstRunInput,
      officeCode,
      pairing: { provinceUrl: front.url, code: await province.createEnrolCode(officeCode) },
    });
    markStoreMade(folder);
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
  async function released(shut: UnavailableOverlay, office: string, device: string): Promise<string> {
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

  /** What the journal screen asks for, of the day of the last entry. */
  const everybodys = (journal: JournalReads) => ({
    day: journal.arrivedAfter(0, 1_000_000).at(-1)?.day ?? '',
    personId: null,
    types: ['store.key_released'],
    before: null,
  });

  const open = (folder: OfficeFolder, next: string) => openOfficeKey(folder, byPassphrase(next));
  const next = 'the second passphrase';

  test('A23 the wrap for the province lies in both key files, and outlives a new code and an opening by it', {
    tags: 'release',
  }, async () => {
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
    await openOfficeKey(folder, byPassphrase(next), code);
    await renewRecoveryCode(folder, key);
    expect(kinds()).toEqual([all, all]);
    expect(readFileSync(folder.keyFile, 'utf8')).not.toContain(Buffer.from(key).toString('base64'));
  });

  test('A23 A25 both key files lost: the province releases the key to this PC, and nothing of the office is missing', {
    tags: 'release',
  }, async () => {
    const { folder, key, entries, deviceId } = await held('2202');
    for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file);
    const shut = await opened(folder, 'a passphrase that wraps nothing');
    await shut.down('KEY_FILE_MISSING');
    expect((await shut.view()).options).toEqual(['province', 'take_over']);
    const answer = await released(shut, '2202', deviceId);
    const wrong = { status: 400, code: 'KEY_RELEASE_WRONG' };
    expect(
      await shut.act('openByRelease', { answer: `${answer.slice(0, -4)}AAAA`, passphrase: next }),
    ).toMatchObject(wrong);
    expect(await shut.act('openByRelease', { answer, passphrase: '12345678' })).toMatchObject({
      code: 'PASSWORD_TOO_COMMON',
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
    expect(back.reads.records.ofDay(everybodys(back.path.journal))).toMatchObject([
      { type: 'store.key_released', personId: null, aboutName: 'supervisor' },
    ]);
    await back.close();
    // The question is done with: the answer opens nothing a second time.
    rmSync(folder.keyFile);
    rmSync(folder.keyCopy);
    const again = await opened(folder, 'a passphrase that wraps nothing');
    await again.down('KEY_FILE_MISSING');
    expect(await again.act('openByRelease', { answer, passphrase: next })).toMatchObject(wrong);
  });

  test('A23 passphrase and recovery code lost: the province is one of the ways, and the code of before stays', {
    tags: 'release',
  }, async () => {
    const { folder, key, code, deviceId } = await held('2203');
    const shut = await opened(folder, 'forgotten');
    await shut.down('KEY_NOT_OPENED');
    expect((await shut.view()).options).toEqual(['passphrase', 'recovery_code', 'province', 'take_over']);
    const answer = await released(shut, '2203', deviceId);
    expect(await shut.act('openByRelease', { answer, passphrase: next })).toMatchObject({ status: 200 });
    await shut.ready();
    expect((await open(folder, next)).key).toEqual(key);
    expect((await openOfficeKey(folder, byPassphrase('the third passphrase'), code)).key).toEqual(key);
  });

  test('A23 the whole PC lost: a snapshot that was kept elsewhere opens at another PC by the released key', {
    tags: 'release',
  }, async () => {
    const lost = await held('2204');
    const folder = officeFolder(temporaryFolder());
    cpSync(lost.folder.snapshots, folder.snapshots, { recursive: true });
    const shut = await opened(folder, 'a passphrase that wraps nothing');
    await shut.down('KEY_FILE_MISSING');
    const answer = await released(shut, '2204', lost.deviceId);
    expect(await shut.act('openByRelease', { answer, passphrase: next })).toMatchObject({ status: 200 });
    // Never a new empty office: its store is missing, and the snapshot is there to be restored.
    await shut.down('STORE_MISSING');
    expect((await shut.view()).options).toEqual(['restore', 'take_over']);
    await vi.waitFor(async () => expect((await shut.view()).work).toBeNull(), patience);
    expect(await shut.act('restore', { snapshot: 'desk-early.db' })).toMatchObject({ status: 200 });
    await vi.waitFor(async () => expect((await shut.view()).restored).not.toBeNull(), patience);
    expect((await shut.view()).restored).toMatchObject({ takenIn: 0 });
    expect(await shut.act('tryAgain')).toMatchObject({ status: 200 });
    await shut.ready();
  });

  test('A23 an answer for another PC, to another question, or while the office is open, opens nothing', {
    tags: 'release',
  }, async () => {
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
