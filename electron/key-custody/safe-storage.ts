// Custody by the operating system's key store, through Electron's `safeStorage`.
// The `basic_text` backend is no protection at all and is refused in release builds.
import { dataKeyBytes, type KeyCustody } from './port.ts';

/** The part of Electron's `safeStorage` that is used; older runtimes lack the asynchronous half. */
export type SafeStorageLike = {
  isEncryptionAvailable(): boolean;
  encryptString(plain: string): Buffer;
  decryptString(box: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(plain: string): Promise<Buffer>;
  decryptStringAsync?(box: Buffer): Promise<{ result: string }>;
  getSelectedStorageBackend?(): string;
};

/**
 * Custody by the OS key store, or null when it cannot be trusted here: no encryption at all, or the `basic_text`
 * backend of Linux without a key ring while `allowBasicText` is false (always in release builds).
 */
export async function safeStorageCustody(
  storage: SafeStorageLike,
  options: { platform: NodeJS.Platform; allowBasicText: boolean },
): Promise<KeyCustody | null> {
  const encrypts = storage.isAsyncEncryptionAvailable
    ? await storage.isAsyncEncryptionAvailable()
    : storage.isEncryptionAvailable();
  const basicText = options.platform === 'linux' && isBasicText(storage);
  if (!options.allowBasicText && (!encrypts || basicText)) return null;
  if (!encrypts && !basicText) return null;
  return {
    kind: 'safe-storage',
    async wrap(key) {
      const plain = Buffer.from(key).toString('base64');
      const box = storage.encryptStringAsync
        ? await storage.encryptStringAsync(plain)
        : storage.encryptString(plain);
      return { kind: 'safe-storage', box: box.toString('base64') };
    },
    async unwrap(wrapped) {
      if (wrapped.kind !== 'safe-storage') return null;
      const plain = await decrypt(storage, Buffer.from(wrapped.box, 'base64'));
      const key = plain === null ? null : Buffer.from(plain, 'base64');
      return key?.length === dataKeyBytes ? new Uint8Array(key) : null;
    },
  };
}

function isBasicText(storage: SafeStorageLike): boolean {
  return storage.getSelectedStorageBackend?.() === 'basic_text';
}

async function decrypt(storage: SafeStorageLike, box: Buffer): Promise<string | null> {
  try {
    return storage.decryptStringAsync
      ? (await storage.decryptStringAsync(box)).result
      : storage.decryptString(box);
  } catch {
    // Electron throws when the box was made under another key or user: the key does not open here.
    return null;
  }
}
