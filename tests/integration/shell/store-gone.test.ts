// A real office of which parts are gone: its store is missing, and neither a new one nor a new key is made over it.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFreshFolder, markStoreMade, officeFolder, requireStore } from '#electron/files/office-folder.ts';
import { openOfficeKey } from '#electron/key-custody/open-office-key.ts';
import { quickCustody } from '#tests/support/quick-custody.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a real office whose store is gone', () => {
  async function setUpOnce() {
    const folder = officeFolder(temporaryFolder());
    await openOfficeKey(folder, quickCustody);
    writeFileSync(folder.store, 'encrypted pages');
    markStoreMade(folder);
    return folder;
  }

  test('J18 is never a new one: deleted or emptied, it is missing', async () => {
    const folder = await setUpOnce();
    expect(() => requireStore(folder)).not.toThrow();
    writeFileSync(folder.store, '');
    expect(() => requireStore(folder)).toThrow('STORE_MISSING');
    rmSync(folder.store);
    expect(() => requireStore(folder)).toThrow('STORE_MISSING');
  });

  test('J18 gets no new key when its key files went with it', async () => {
    const folder = await setUpOnce();
    for (const file of [folder.store, folder.keyFile, folder.keyCopy]) rmSync(file);
    await expect(openOfficeKey(folder, quickCustody)).rejects.toThrow('KEY_FILE_MISSING');
    expect(existsSync(folder.keyFile)).toBe(false);
  });

  test('J18 is not taken for a fresh folder when only its snapshots are left', async () => {
    const folder = officeFolder(temporaryFolder());
    mkdirSync(folder.snapshots);
    expect(isFreshFolder(folder)).toBe(false);
    await expect(openOfficeKey(folder, quickCustody)).rejects.toThrow('KEY_FILE_MISSING');
  });

  test('J18 was not made yet when the first run was cut short after its key, or before it', async () => {
    const folder = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(folder, quickCustody);
    expect(() => requireStore(folder)).not.toThrow();
    expect((await openOfficeKey(folder, quickCustody)).key).toEqual(key);
    for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file);
    expect(() => requireStore(folder)).not.toThrow();
    expect((await openOfficeKey(folder, quickCustody)).demo).toBe(false);
  });

  test('J18 a first run writes its marker before its key, wherever it is cut', async () => {
    const folder = officeFolder(temporaryFolder());
    const seen: boolean[] = [];
    await openOfficeKey(folder, {
      ...quickCustody,
      // A key that is not wrapped yet leaves nothing.
      wrap: (key) => {
        seen.push(isFreshFolder(folder));
        return quickCustody.wrap(key);
      },
    });
    expect(seen).toEqual([true]);
    // A folder in the key file's place: the marker stands, and the key comes once it can be written.
    const cut = officeFolder(temporaryFolder());
    mkdirSync(`${cut.keyFile}.new`);
    await expect(openOfficeKey(cut, quickCustody)).rejects.toThrow();
    expect(existsSync(cut.marker)).toBe(true);
    rmSync(`${cut.keyFile}.new`, { recursive: true });
    await openOfficeKey(cut, quickCustody);
    expect(() => requireStore(cut)).not.toThrow();
  });

  test.each(['keyFile', 'keyCopy'] as const)(
    'J18 is missing where its %s came without its marker, with its snapshots or alone',
    async (left) => {
      const folder = await setUpOnce();
      for (const file of [folder.keyFile, folder.keyCopy, folder.marker, folder.store])
        if (file !== folder[left]) rmSync(file);
      expect(() => requireStore(folder)).toThrow('STORE_MISSING');
      mkdirSync(folder.snapshots);
      writeFileSync(path.join(folder.snapshots, 'desk-early.db'), 'encrypted pages');
      expect(() => requireStore(folder)).toThrow('STORE_MISSING');
      await openOfficeKey(folder, quickCustody);
      expect(() => requireStore(folder)).toThrow('STORE_MISSING');
      // Once it is back it is marked again, and missing whatever else is lost later.
      writeFileSync(folder.store, 'encrypted pages');
      markStoreMade(folder);
      for (const file of [folder.keyFile, folder.keyCopy, folder.store]) rmSync(file);
      expect(() => requireStore(folder)).toThrow('STORE_MISSING');
    },
  );
});
