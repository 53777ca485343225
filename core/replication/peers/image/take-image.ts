// A new PC gets an image of the office from a PC of it, proves it, and makes its store of it. What is here of an image stays
// over a break and a restart; an image that does not hold is thrown away, and the office is taken over entry by entry.
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { takingFolder } from '#core/journal/device/office-files.ts';
import type { SealedFile } from '#db/office-image.ts';
import { storeName } from '#db/store-name.ts';
import { preparedFolder } from '#db/swap-store.ts';
import type { Address, JoinProgress } from '../contract.ts';
import { dial, type LinkIdentity } from '../link.ts';
import { parseJson, readFrames, writeMessage } from '../messages.ts';
import { type ImageAnswer, imageAnswerSchema, imageLimits, imageProtocol } from './image-messages.ts';
import { startImageWork } from './image-thread.ts';

/** Free room that an image needs, and the store that is made of it. */
const roomFor = 2.2;
/** Links in a row that brought nothing, before the office is taken over entry by entry; and ms before the next one. */
const mostFailures = 3;
const againMs = 1000;
/** An image that grows no more for so long is not waited for, ms. */
const stalledMs = 60_000;

export type ImageProgress = NonNullable<JoinProgress['image']>;
export type ImageTaker = {
  readonly dir: string;
  readonly self: LinkIdentity;
  /** This PC's store, to which what is its own is taken from. */
  readonly present: SealedFile;
  readonly migrationsFolder: string;
  readonly form: string;
  /** Where the office's PCs were found, and the key of each device that ever was one of it. */
  addresses(): readonly Address[];
  keys(): ReadonlyMap<string, string>;
  /** The device of this key, when it is a PC of the office now. */
  memberOf(key: string): string | null;
  told(progress: ImageProgress): void;
  /** Nobody was reached, or the link broke off: it is tried again. */
  waits(): void;
  log(line: string): void;
  readonly stopped: AbortSignal;
};
type Here = SealedFile & { readonly entries: number };
type Asked = Here | 'none' | 'broken';

/**
 * Prepares this PC's store of an image, where `swapStore` finds it.
 * @returns false when there is none to be had, or it does not hold: then nothing of it is left
 */
export async function takeImage(taker: ImageTaker): Promise<boolean> {
  const folder = takingFolder(taker.dir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let failures = 0;
  let addressed = 0;
  while (!taker.stopped.aborted && failures < mostFailures) {
    const addresses = taker.addresses();
    const address = addresses[addressed % Math.max(1, addresses.length)];
    if (address === undefined) break;
    addressed += 1;
    const before = bytesIn(folder);
    const asked = await ask(taker, folder, address).catch((error: unknown): Asked => {
      taker.log(`image: ${error instanceof Error ? error.message : String(error)}`);
      return 'broken';
    });
    if (asked === 'none') break;
    if (asked !== 'broken') {
      const isPrepared = await prepare(taker, asked);
      if (isPrepared) return true;
      break;
    }
    failures = bytesIn(folder) > before ? 0 : failures + 1;
    taker.waits();
    await pause(againMs, taker.stopped);
  }
  if (!taker.stopped.aborted) rmSync(folder, { recursive: true, force: true });
  return false;
}

/** Asks one PC, and waits until all of the image is here. */
async function ask(taker: ImageTaker, folder: string, { host, port }: Address): Promise<Asked> {
  const { socket, peerKey } = await dial(taker.self, host, port, imageProtocol);
  const broken = (): void => {
    socket.destroy();
  };
  const end = neverThrows(broken, broken);
  taker.stopped.addEventListener('abort', end);
  const sayAlive = neverThrows(broken, () => writeMessage(socket, { kind: 'alive' }));
  const alive = setInterval(sayAlive, imageLimits.aliveMs);
  try {
    // An application that knows no images takes the talk for an ordinary link.
    if (socket.alpnProtocol !== imageProtocol || taker.memberOf(peerKey) === null) return 'none';
    const coming = receive(taker, folder);
    const answered = new Promise<Asked>((resolve, reject) => {
      readFrames(socket, imageLimits.partBytes, (bytes) => {
        try {
          const asked = coming.take(bytes);
          if (asked !== null) resolve(asked);
        } catch (error) {
          reject(error);
        }
      });
      socket.once('close', () => resolve('broken'));
    });
    writeMessage(socket, { kind: 'image', form: taker.form, has: coming.has });
    return await answered.finally(() => coming.end());
  } finally {
    clearInterval(alive);
    taker.stopped.removeEventListener('abort', end);
    socket.destroy();
  }
}

/** Writes what comes: first what the image is, then its parts. */
function receive(taker: ImageTaker, folder: string) {
  const [id] = readdirSync(folder);
  const has = id === undefined ? null : { id, bytes: statSync(join(folder, id)).size };
  let image: Extract<ImageAnswer, { readonly kind: 'image' }> | null = null;
  let handle: number | null = null;
  let at = 0;
  let grown = { done: -1, since: performance.now() };

  function hear(bytes: Buffer): Asked | null {
    const answer = imageAnswerSchema.parse(parseJson(bytes));
    if (answer.kind === 'none') return 'none';
    if (answer.kind === 'writing') {
      if (answer.done > grown.done) grown = { done: answer.done, since: performance.now() };
      else if (performance.now() - grown.since > stalledMs) return 'none';
      taker.told({ step: 'written', have: Math.min(answer.done, answer.of), of: answer.of });
      return null;
    }
    if (answer.from !== 0 && (answer.id !== has?.id || answer.from !== has.bytes))
      throw new Error('the image goes on from a place that is not here');
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < roomFor * answer.bytes - answer.from) return 'none';
    if (has !== null && answer.from === 0) rmSync(join(folder, has.id));
    image = answer;
    at = answer.from;
    handle = openSync(join(folder, answer.id), at === 0 ? 'wx' : 'r+', 0o600);
    return whole();
  }

  function whole(): Asked | null {
    if (image === null || at < image.bytes) return null;
    const { key, entries } = image;
    return { file: join(folder, image.id), key: new Uint8Array(Buffer.from(key, 'base64')), entries };
  }

  return {
    has,
    take(bytes: Buffer): Asked | null {
      if (image === null || handle === null) return hear(bytes);
      if (at + bytes.length > image.bytes) throw new Error('the image is longer than was said');
      writeSync(handle, bytes, 0, bytes.length, at);
      at += bytes.length;
      taker.told({ step: 'brought', have: at, of: image.bytes });
      return whole();
    },
    end(): void {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}

/** Proves the image and makes the store of it at the same time: what is made counts only when it is proved. */
async function prepare(taker: ImageTaker, { file, key, entries }: Here): Promise<boolean> {
  const { dir, present, migrationsFolder } = taker;
  const image = { file, key };
  const prepared = preparedFolder(dir);
  rmSync(prepared, { recursive: true, force: true });
  mkdirSync(prepared, { recursive: true, mode: 0o700 });
  const store = { file: join(prepared, storeName), key: present.key };
  const bytes = statSync(file).size;
  let proved = 0;
  const tell = (): void => {
    const made = entries * ((statSync(store.file, { throwIfNoEntry: false })?.size ?? 0) / bytes);
    taker.told({ step: 'proved', have: Math.floor(Math.min(proved, made)), of: entries });
  };
  tell();
  const proving = startImageWork({ kind: 'prove', image, keys: new Map(taker.keys()) }, (done) => {
    proved = done;
    tell();
  });
  const making = startImageWork({ kind: 'make', store, image, present, migrationsFolder });
  const failed = (error: unknown): void => taker.log(`image: ${String(error)}`);
  const tellAgain = neverThrows(failed, tell);
  const looking = setInterval(tellAgain, imageLimits.aliveMs);
  const end = neverThrows(failed, () => Promise.all([proving.stop(), making.stop()]));
  taker.stopped.addEventListener('abort', end);
  const outcomes = await Promise.all([proving.outcome, making.outcome]);
  clearInterval(looking);
  taker.stopped.removeEventListener('abort', end);
  const isProved = outcomes.every(({ kind }) => kind === 'done');
  if (isProved && !taker.stopped.aborted) return true;
  rmSync(prepared, { recursive: true, force: true });
  if (!taker.stopped.aborted)
    for (const outcome of outcomes)
      if (outcome.kind !== 'done')
        taker.log(`the image was not taken: ${outcome.kind === 'refused' ? outcome.fault : outcome.reason}`);
  return false;
}

const bytesIn = (folder: string): number => {
  const [id] = readdirSync(folder);
  return id === undefined ? 0 : statSync(join(folder, id)).size;
};

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = neverThrows(
      () => undefined,
      () => {
        clearTimeout(timer);
        resolve();
      },
    );
    stopped.addEventListener('abort', end);
  });
