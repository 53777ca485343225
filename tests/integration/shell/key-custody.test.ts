// Opening an office's key: real files, real scrypt at a low price; only the OS key store is a double.

import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { markFolder, type OfficeFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { readKeyFiles } from '#electron/key-custody/key-file.ts';
import { openOfficeKey, renewRecoveryCode } from '#electron/key-custody/open-office-key.ts';
import { passphraseCustody } from '#electron/key-custody/passphrase-file.ts';
import { newRecoveryCode } from '#electron/key-custody/recovery-code.ts';
import { type SafeStorageLike, safeStorageCustody } from '#electron/key-custody/safe-storage.ts';
import { byPassphrase as by, quickCustody } from '#tests/support/quick-custody.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

async function problemOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProblemError ? error.problem.code : `no problem: ${String(error)}`;
}

describe('an office under a passphrase', () => {
  test('gets a random key on first run and the same key ever after', async () => {
    const folder = officeFolder(temporaryFolder());
    const first = await openOfficeKey(folder, by('گل سرخ در باران'));
    const second = await openOfficeKey(folder, by('گل سرخ در باران'));
    expect(first.key).toHaveLength(32);
    expect(second.key).toEqual(first.key);
    expect(first.key).not.toEqual(demonstrationKey());
  });

  test('keeps its key file to its owner and never the key itself', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, by('a long passphrase'));
    expect(statSync(folder.keyFile).mode & 0o777).toBe(0o600);
    const written = readFileSync(folder.keyFile, 'utf8');
    expect(written).not.toContain(Buffer.from(key).toString('hex'));
    expect(written).not.toContain(Buffer.from(key).toString('base64'));
  });

  test('does not open with another passphrase', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, by('the right passphrase'));
    expect(await problemOf(openOfficeKey(folder, by('the wrong passphrase')))).toBe('KEY_NOT_OPENED');
  });

  test('opens whichever way the keyboard composed the passphrase', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, by('caf\u00e9 au lait'));
    expect((await openOfficeKey(folder, by('cafe\u0301 au lait'))).key).toEqual(key);
  });

  test.each(['box', 'tag', 'salt', 'nonce'])(
    'does not open when one byte of its %s was changed',
    async (part) => {
      const folder = officeFolder(temporaryFolder());
      await openOfficeKey(folder, by('a long passphrase'));
      const file = JSON.parse(readFileSync(folder.keyFile, 'utf8'));
      const bytes = Buffer.from(file.wraps[0][part], 'base64');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      file.wraps[0][part] = bytes.toString('base64');
      for (const copy of [folder.keyFile, folder.keyCopy]) writeFileSync(copy, JSON.stringify(file));
      expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_NOT_OPENED');
    },
  );

  test('with both key files damaged is a problem, and they are left as they were', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, by('a long passphrase'));
    for (const copy of [folder.keyFile, folder.keyCopy]) writeFileSync(copy, '{"v":1');
    expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_FILE_MISSING');
    expect(readFileSync(folder.keyFile, 'utf8')).toBe('{"v":1');
  });

  test('A2 whose key file was lost is a problem, never a new key over the old store', async () => {
    const folder = officeFolder(temporaryFolder());
    writeFileSync(folder.store, 'encrypted pages');
    expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_FILE_MISSING');
    expect(existsSync(folder.keyFile)).toBe(false);
    expect(readFileSync(folder.store, 'utf8')).toBe('encrypted pages');
  });

  test('asks for a passphrase when there is none', async () => {
    const folder = officeFolder(temporaryFolder());
    expect(await problemOf(openOfficeKey(folder, null))).toBe('PASSPHRASE_NEEDED');
    expect(existsSync(folder.keyFile)).toBe(false);
  });
});

describe('the key file and its copy', () => {
  test(`J19 lose nothing to any one flipped bit, and are whole again after the next open (seed ${seed})`, {
    tags: 'release',
  }, async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, quickCustody);
    const random = seededRandom(seed);
    const whole = readFileSync(folder.keyFile);
    for (let flip = 0; flip < 200; flip += 1) {
      const [file = ''] = [flip % 2 === 0 ? folder.keyFile : folder.keyCopy];
      const at = random.between(0, whole.length - 1);
      const bit = 1 << random.between(0, 7);
      writeFileSync(
        file,
        whole.map((byte, index) => (index === at ? byte ^ bit : byte)),
      );
      const opened = await openOfficeKey(folder, quickCustody);
      expect(opened.key, `seed ${seed}, byte ${at}`).toEqual(key);
      expect(readFileSync(file)).toEqual(whole);
    }
  });

  test('J19 J20 that may not be read are no lost key', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, quickCustody);
    for (const file of [folder.keyFile, folder.keyCopy]) chmodSync(file, 0o000);
    chmodSync(folder.dir, 0o755);
    // Root reads everything: the process is nobody meanwhile.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const { wraps } = readKeyFiles(folder);
      throw new Error(`${wraps.length} wraps were read`);
    } catch (error) {
      expect(storeProblemOf(error)?.code).toBe('STORE_FORBIDDEN');
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    for (const file of [folder.keyFile, folder.keyCopy]) chmodSync(file, 0o600);
    expect((await openOfficeKey(folder, quickCustody)).demo).toBe(false);
  });

  test('J19 open when one of them is missing, and it is made again', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, quickCustody);
    for (const file of [folder.keyFile, folder.keyCopy]) {
      rmSync(file);
      expect((await openOfficeKey(folder, quickCustody)).key).toEqual(key);
      expect(existsSync(file)).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  test('J19 tell a real office although its marker was damaged', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, quickCustody);
    writeFileSync(folder.marker, '{"demo":tru');
    expect(await openOfficeKey(folder, quickCustody)).toEqual({ key, demo: false });
  });
});

describe('the printed recovery code', () => {
  test('J22 opens an office whose own key does not open, and wraps it anew', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, by('the first passphrase'));
    const code = await renewRecoveryCode(folder, key);
    expect(code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{2}$/);
    const persian = toPersianDigits(code.toLowerCase().replaceAll('-', ' '));
    expect((await openOfficeKey(folder, by('the second passphrase'), persian)).key).toEqual(key);
    expect((await openOfficeKey(folder, by('the second passphrase'))).key).toEqual(key);
    expect(await problemOf(openOfficeKey(folder, by('the first passphrase')))).toBe('KEY_NOT_OPENED');
    // It goes on to open: the sheet in the safe is still good.
    expect((await openOfficeKey(folder, by('the third passphrase'), code)).key).toEqual(key);
  });

  test('J22 is refused with a slip of the pen, as another office’s, and once a newer one was made', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, by('a long passphrase'));
    const former = await renewRecoveryCode(folder, key);
    const code = await renewRecoveryCode(folder, key);
    const swapped = [...code];
    const at = swapped.findIndex(
      (letter, index) => letter !== swapped[index + 1] && letter !== '-' && swapped[index + 1] !== '-',
    );
    [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? ''];
    for (const wrong of [former, newRecoveryCode(), swapped.join(''), '', code.slice(1)]) {
      expect(await problemOf(openOfficeKey(folder, by('another passphrase'), wrong))).toBe(
        'RECOVERY_CODE_WRONG',
      );
    }
    expect(readFileSync(folder.keyFile, 'utf8')).not.toContain(code.slice(0, 5));
  });
});

describe('an older key file that comes back', () => {
  /** An office with two codes, printed one after the other; `putBack` puts files of the first one's time in their place. */
  async function twoCodes(putBack: (older: { file: string; copy: string }, folder: OfficeFolder) => void) {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, quickCustody);
    const former = await renewRecoveryCode(folder, key);
    const older = { file: readFileSync(folder.keyFile, 'utf8'), copy: readFileSync(folder.keyCopy, 'utf8') };
    const printed = await renewRecoveryCode(folder, key);
    putBack(older, folder);
    const opensBy = async (code: string) =>
      problemOf(openOfficeKey(folder, by('another passphrase'), code)).then((problem) =>
        problem.startsWith('no problem') ? 'opened' : problem,
      );
    return { folder, key, former, printed, opensBy };
  }

  test.each([
    ['in the place of the file', (older, folder) => writeFileSync(folder.keyFile, older.file)],
    ['in the place of the copy', (older, folder) => writeFileSync(folder.keyCopy, older.copy)],
  ] as [string, Parameters<typeof twoCodes>[0]][])(
    'J22 J19 %s ends no code that was printed after it, and brings none back',
    async (_, putBack) => {
      const { folder, key, former, printed, opensBy } = await twoCodes(putBack);
      expect(await opensBy(former)).toBe('RECOVERY_CODE_WRONG');
      expect((await openOfficeKey(folder, quickCustody)).key).toEqual(key);
      // Both files are the newer one by now.
      expect(readFileSync(folder.keyFile, 'utf8')).toBe(readFileSync(folder.keyCopy, 'utf8'));
      expect(await opensBy(former)).toBe('RECOVERY_CODE_WRONG');
      expect(await opensBy(printed)).toBe('opened');
    },
  );

  test('J22 a code that is printed beside it is the newest again', async () => {
    const { folder, key, printed, opensBy } = await twoCodes((older, { keyFile }) =>
      writeFileSync(keyFile, older.file),
    );
    const third = await renewRecoveryCode(folder, key);
    expect(await opensBy(printed)).toBe('RECOVERY_CODE_WRONG');
    expect(await opensBy(third)).toBe('opened');
  });

  test('J19 the older one alone still opens what is left', async () => {
    const { folder, key } = await twoCodes((older, { keyFile, keyCopy }) => {
      writeFileSync(keyFile, older.file);
      rmSync(keyCopy);
    });
    expect((await openOfficeKey(folder, quickCustody)).key).toEqual(key);
  });

  test('J19 its form is wraps, and a turn with their sum', async () => {
    const { folder } = await twoCodes(() => undefined);
    const { v, wraps, sum, ...more } = JSON.parse(readFileSync(folder.keyFile, 'utf8'));
    expect({ v, kinds: wraps.map(({ kind }: { kind: string }) => kind), more }).toEqual({
      v: 1,
      kinds: ['safe-storage', 'recovery-code'],
      more: {},
    });
    expect(sum).toMatch(/^3:[0-9a-f]{64}$/);
  });

  test('J19 a turn that was changed by hand makes a file no newer', async () => {
    const { folder, printed, opensBy } = await twoCodes((older, { keyFile }) =>
      writeFileSync(keyFile, older.file.replace(/"sum": "\d+:/, '"sum": "99:')),
    );
    expect((await openOfficeKey(folder, quickCustody)).demo).toBe(false);
    expect(await opensBy(printed)).toBe('opened');
  });
});

describe('a demonstration office', () => {
  test('opens with the demonstration key and no passphrase', async () => {
    const folder = officeFolder(temporaryFolder());
    markFolder(folder, true);
    expect(await openOfficeKey(folder, null)).toEqual({ key: demonstrationKey(), demo: true });
    expect(existsSync(folder.keyFile)).toBe(false);
  });

  test('cannot be made of a folder that already holds an office', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, by('a long passphrase'));
    expect(() => markFolder(folder, true)).toThrow('OFFICE_ALREADY_SET_UP');
  });

  test('with an unreadable marker is a problem', async () => {
    const folder = officeFolder(temporaryFolder());
    writeFileSync(folder.marker, '{"demo":"yes"}');
    expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('FILE_UNREADABLE');
  });

  test('is marked whole even when an earlier attempt was cut short', () => {
    const folder = officeFolder(temporaryFolder());
    writeFileSync(`${folder.marker}.new`, '{"de');
    markFolder(folder, true);
    expect(JSON.parse(readFileSync(folder.marker, 'utf8'))).toEqual({ demo: true });
  });
});

describe('the key store of the operating system', () => {
  const mask = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  const store = (over: Partial<SafeStorageLike> = {}): SafeStorageLike => ({
    isEncryptionAvailable: () => true,
    encryptString: (plain) => mask(Buffer.from(plain)),
    decryptString: (box) => mask(box).toString('utf8'),
    ...over,
  });
  const linux = { platform: 'linux', allowBasicText: false } as const;

  test('opens what it wrapped', async () => {
    const folder = officeFolder(temporaryFolder());
    const custody = await safeStorageCustody(store(), linux);
    const first = await openOfficeKey(folder, custody);
    expect((await openOfficeKey(folder, custody)).key).toEqual(first.key);
  });

  test('prefers the asynchronous interface where the runtime has it', async () => {
    const used: string[] = [];
    const custody = await safeStorageCustody(
      store({
        isAsyncEncryptionAvailable: async () => true,
        encryptStringAsync: async (plain) => {
          used.push('encrypt');
          return Buffer.from(plain);
        },
        decryptStringAsync: async (box) => {
          used.push('decrypt');
          return { result: box.toString('utf8') };
        },
      }),
      linux,
    );
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, custody);
    await openOfficeKey(folder, custody);
    expect(used).toEqual(['encrypt', 'decrypt']);
  });

  test('is refused in a release when it is plain text', async () => {
    const plain = store({ getSelectedStorageBackend: () => 'basic_text' });
    expect(await safeStorageCustody(plain, linux)).toBeNull();
    expect(await safeStorageCustody(plain, { ...linux, allowBasicText: true })).not.toBeNull();
  });

  test('does not open a key of another user', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, await safeStorageCustody(store(), linux));
    const foreign = store({
      decryptString: () => {
        throw new Error('Error while decrypting the ciphertext');
      },
    });
    const custody = await safeStorageCustody(foreign, linux);
    expect(await problemOf(openOfficeKey(folder, custody))).toBe('KEY_NOT_OPENED');
  });

  test('does not open an office that was made under a passphrase', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, by('a long passphrase'));
    expect(await problemOf(openOfficeKey(folder, await safeStorageCustody(store(), linux)))).toBe(
      'KEY_NOT_OPENED',
    );
  });
});

describe('a passphrase for a new office', () => {
  test.each([
    '1',
    '1234567',
    '12345678',
    '۱۲۳۴۵۶۷۸',
    'password123',
    'Chelsea-1',
    'aaaaaaaaaaaa',
    'دفتر۱۲۳دفتر',
  ])('A8 is refused by the custody itself, whichever shell asks: %s', async (weak) => {
    const custody = passphraseCustody(async () => weak);
    await expect(custody.wrap(new Uint8Array(32))).rejects.toMatchObject({
      problem: { code: weak.length < 8 ? 'PASSWORD_TOO_WEAK' : 'PASSWORD_TOO_COMMON' },
    });
  });

  test('A8 is taken when it is neither, and the wrap says the cost of today', {
    tags: 'release',
  }, async () => {
    const custody = passphraseCustody(async () => 'گل سرخ در باران');
    const key = new Uint8Array(32).fill(7);
    const wrapped = await custody.wrap(key);
    expect(wrapped).toMatchObject({ kdf: 'scrypt', n: 131_072, r: 8, p: 1 });
    expect(await custody.unwrap(wrapped)).toEqual(key);
  });
});
