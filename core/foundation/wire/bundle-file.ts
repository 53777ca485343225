// The file that is carried where no network goes (design.md §6): a header, parts, and an end with a signature over all of
// it. A file that was torn, and one that was changed by so much as a bit, is told before anything of it is used.
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { signatureSchema } from './contract.ts';

const magic = Buffer.from('pishkhan-bundle-v1\n');
/** How a bundle begins, of whatever version. */
const anyMagic = magic.subarray(0, magic.indexOf('1'));
const kinds = { header: 0x48, part: 0x50, end: 0x45 } as const;
const frameBytes = 5;
/** Bytes of the header and of one part: an entry with a kept report is 13 MB, and a half more as it is sealed. */
const most = { header: 4 * 1024 * 1024, part: 64 * 1024 * 1024, end: 1024 } as const;
const endSchema = z.strictObject({ signature: signatureSchema });

export class BundleError extends Error {
  override readonly name = 'BundleError';
  /** No such file at all; not whole; not as it was written; or of a version that this one cannot read. */
  readonly kind: 'no_bundle' | 'torn' | 'changed' | 'newer';
  constructor(kind: BundleError['kind']) {
    super(`the bundle: ${kind}`);
    this.kind = kind;
  }
}

/** What the sender signs: everything before the end. @param digest SHA-256, hex */
export const bundleStatement = (digest: string): Uint8Array =>
  Buffer.from(`pishkhan-bundle-v1\n${digest}`, 'utf8');

/**
 * Writes a bundle beside its place and puts it there when it is whole and on the disk.
 * @param sign signs a statement, base64url
 * @throws the system's error when there is no room, or no right to write
 */
export async function writeBundle(
  file: string,
  header: unknown,
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sign: (statement: Uint8Array) => string,
): Promise<void> {
  const beside = `${file}.part`;
  const handle = await open(beside, 'w', 0o600);
  try {
    const digest = createHash('sha256');
    const put = async (bytes: Uint8Array): Promise<void> => {
      digest.update(bytes);
      await handle.writeFile(bytes);
    };
    await put(magic);
    await put(frame('header', Buffer.from(JSON.stringify(header), 'utf8')));
    for await (const part of parts) await put(frame('part', part));
    const signature = sign(bundleStatement(digest.digest('hex')));
    await handle.writeFile(frame('end', Buffer.from(JSON.stringify({ signature }), 'utf8')));
    await handle.sync();
    await handle.close();
    await rename(beside, file);
  } catch (error) {
    await handle.close();
    await rm(beside, { force: true });
    throw error;
  }
}

function frame(kind: keyof typeof kinds, payload: Uint8Array): Buffer {
  if (payload.length > most[kind]) throw new RangeError(`${kind} of ${payload.length} bytes`);
  const head = Buffer.alloc(frameBytes);
  head.writeUInt8(kinds[kind]);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

export type BundleFile = {
  /** Not checked yet. */
  readonly header: unknown;
  /** SHA-256 of everything before the end, hex, and the signature that was found there. */
  readonly digest: string;
  readonly signature: string;
};

/** Told how many bytes of a bundle were read, and how many it has. */
export type OnReadProgress = (done: number, of: number) => void;

/** Reads a bundle through to its end. @throws BundleError */
export async function readBundle(file: string, tell?: OnReadProgress): Promise<BundleFile> {
  const digest = createHash('sha256');
  let header: unknown;
  for await (const { kind, payload, raw } of frames(file, tell)) {
    if ((header === undefined) !== (kind === 'header')) throw new BundleError('changed');
    if (kind === 'header') {
      digest.update(magic);
      header = jsonOf(payload);
    }
    if (kind !== 'end') {
      digest.update(raw).update(payload);
      continue;
    }
    const end = endSchema.safeParse(jsonOf(payload));
    if (!end.success) throw new BundleError('changed');
    return { header, digest: digest.digest('hex'), signature: end.data.signature };
  }
  throw new BundleError('torn');
}

/** The parts of a bundle that was read through before. */
export async function* bundleParts(file: string, tell?: OnReadProgress): AsyncGenerator<Buffer> {
  for await (const { kind, payload } of frames(file, tell)) if (kind === 'part') yield payload;
}

/** What its header says, of whatever is there: to show it, not to believe it. Null when it is no bundle. */
export async function peekBundle(file: string): Promise<unknown> {
  try {
    for await (const { kind, payload } of frames(file)) return kind === 'header' ? jsonOf(payload) : null;
    return null;
  } catch (error) {
    if (error instanceof BundleError) return null;
    throw error;
  }
}

type Frame = { readonly kind: keyof typeof kinds; readonly raw: Buffer; readonly payload: Buffer };

async function* frames(file: string, tell?: OnReadProgress): AsyncGenerator<Frame> {
  const handle = await open(file).catch(() => {
    throw new BundleError('no_bundle');
  });
  try {
    const start = await bytesOf(handle, magic.length).catch(() => {
      throw new BundleError('no_bundle');
    });
    const isAny = start.subarray(0, anyMagic.length).equals(anyMagic);
    if (!start.equals(magic)) throw new BundleError(isAny ? 'newer' : 'no_bundle');
    const { size } = await handle.stat();
    let done = magic.length;
    for (;;) {
      const raw = await bytesOf(handle, frameBytes);
      const kind = (['header', 'part', 'end'] as const).find((name) => kinds[name] === raw.readUInt8());
      const length = raw.readUInt32BE(1);
      if (kind === undefined || length > most[kind]) throw new BundleError('changed');
      const payload = await bytesOf(handle, length);
      if (kind === 'end' && (await handle.read(Buffer.alloc(1))).bytesRead > 0)
        throw new BundleError('changed');
      // A part counts once whoever reads it is done with it; behind the end nothing is asked for any more.
      if (kind === 'end') tell?.(size, size);
      yield { kind, raw, payload };
      if (kind === 'end') return;
      done += frameBytes + length;
      tell?.(done, size);
    }
  } finally {
    await handle.close();
  }
}

/** @throws BundleError torn */
async function bytesOf(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled);
    if (bytesRead === 0) throw new BundleError('torn');
    filled += bytesRead;
  }
  return bytes;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new BundleError('changed');
    throw error;
  }
}
