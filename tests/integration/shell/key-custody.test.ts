// Opening an office's key: real files, real scrypt; only the OS key store is a double.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ProblemError } from '#core/leaves/problems/problem-error.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { openOfficeKey } from '#electron/key-custody/open-office-key.ts';
import { passphraseCustody } from '#electron/key-custody/passphrase-file.ts';
import { type SafeStorageLike, safeStorageCustody } from '#electron/key-custody/safe-storage.ts';
import { markFolder, officeFolder } from '#electron/office-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const by = (passphrase: string) => passphraseCustody(async () => passphrase);

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
    const first = await openOfficeKey(folder, by('گذرواژه دفتر'));
    const second = await openOfficeKey(folder, by('گذرواژه دفتر'));
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
      writeFileSync(folder.keyFile, JSON.stringify(file));
      expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_NOT_OPENED');
    },
  );

  test('with a damaged key file is a problem, and the file is left as it was', async () => {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, by('a long passphrase'));
    writeFileSync(folder.keyFile, '{"v":1');
    expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_NOT_OPENED');
    expect(readFileSync(folder.keyFile, 'utf8')).toBe('{"v":1');
  });

  test('A2 whose key file was lost is a problem, never a new key over the old store', async () => {
    const folder = officeFolder(temporaryFolder());
    writeFileSync(folder.store, 'encrypted pages');
    expect(await problemOf(openOfficeKey(folder, by('a long passphrase')))).toBe('KEY_NOT_OPENED');
    expect(existsSync(folder.keyFile)).toBe(false);
    expect(readFileSync(folder.store, 'utf8')).toBe('encrypted pages');
  });

  test('asks for a passphrase when there is none', async () => {
    const folder = officeFolder(temporaryFolder());
    expect(await problemOf(openOfficeKey(folder, null))).toBe('PASSPHRASE_NEEDED');
    expect(existsSync(folder.keyFile)).toBe(false);
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
