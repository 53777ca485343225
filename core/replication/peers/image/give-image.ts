// Gives new PCs of the office an image of its records: written once in a second thread, sealed with a key of its own, sent to
// members only, and gone a while after the last of them asked for it. Whatever goes wrong, the new PC takes entry by entry.
import { closeSync, mkdirSync, openSync, readSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { imagesFolder } from '#core/journal/device/office-files.ts';
import type { SealedFile } from '#db/office-image.ts';
import { readMessages, writeFrame, writeMessage } from '../messages.ts';
import { type ImageAnswer, imageLimits, imageQuestionSchema } from './image-messages.ts';
import { type RunningImageWork, startImageWork } from './image-thread.ts';

/** Kept so long after it was asked for last, ms. */
const keptMs = 10 * 60_000;
/** Free room for each byte of the store. */
const roomFor = 1.5;

export type ImageGiver = {
  /** Answers a member on a link of its own. */
  answer(socket: TLSSocket): void;
  stop(): Promise<void>;
};
export type GivingDesk = {
  readonly dir: string;
  readonly office: SealedFile;
  readonly machine: Pick<Machine, 'randomBytes'>;
  /** Hash of the migrations that made the store. */
  readonly form: string;
  /** Whether an image of the office is worth it, and this PC has the office itself. */
  isWorthIt(): boolean;
  log(line: string): void;
};
type Image = SealedFile & { readonly id: string; readonly bytes: number; readonly entries: number };

export function createImageGiver(desk: GivingDesk): ImageGiver {
  const folder = imagesFolder(desk.dir);
  let image: Image | null = null;
  let writing: {
    readonly file: string;
    readonly work: RunningImageWork;
    readonly made: Promise<Image | null>;
  } | null = null;
  /** Links on which somebody asked, with what is done for each. */
  const asking = new Map<TLSSocket, Promise<void>>();
  let forgetting: NodeJS.Timeout | undefined;
  let isStopped = false;
  const failed = (error: unknown): void =>
    desk.log(`image: ${error instanceof Error ? error.message : String(error)}`);

  function begin(): Promise<Image | null> {
    if (writing !== null) return writing.made;
    const id = Buffer.from(desk.machine.randomBytes(16)).toString('hex');
    const sealed = { file: join(folder, id), key: new Uint8Array(desk.machine.randomBytes(32)) };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const work = startImageWork({ kind: 'write', office: desk.office, image: sealed });
    const made = work.outcome.then((outcome) => {
      writing = null;
      if (outcome.kind === 'done' && !isStopped) {
        image = { ...sealed, id, bytes: statSync(sealed.file).size, entries: outcome.entries };
        return image;
      }
      if (!isStopped)
        desk.log(`no image of the office: ${outcome.kind === 'failed' ? outcome.reason : outcome.kind}`);
      rmSync(folder, { recursive: true, force: true });
      return null;
    });
    writing = { file: sealed.file, work, made };
    return made;
  }

  function hasRoom(): boolean {
    const { bavail, bsize } = statfsSync(desk.dir);
    return bavail * bsize > roomFor * sizeOf(desk.office.file);
  }

  async function imageFor(socket: TLSSocket, form: string): Promise<Image | null> {
    if (isStopped || form !== desk.form || !desk.isWorthIt() || (image === null && !hasRoom())) return null;
    if (image !== null) return image;
    const made = begin();
    const of = sizeOf(desk.office.file);
    const sayAlive = neverThrows(failed, () => {
      if (writing !== null) say(socket, { kind: 'writing', done: sizeOf(writing.file), of });
    });
    const alive = setInterval(sayAlive, imageLimits.aliveMs);
    try {
      return await made;
    } finally {
      clearInterval(alive);
    }
  }

  async function send(socket: TLSSocket, given: Image, from: number): Promise<void> {
    const { id, key, bytes, entries } = given;
    say(socket, { kind: 'image', id, key: Buffer.from(key).toString('base64'), bytes, from, entries });
    const handle = openSync(given.file, 'r');
    try {
      for (let at = from; at < bytes && !socket.destroyed; ) {
        const part = Buffer.allocUnsafe(Math.min(imageLimits.partBytes, bytes - at));
        const read = readSync(handle, part, 0, part.length, at);
        if (read === 0) throw new Error('the image ends early');
        at += read;
        if (!writeFrame(socket, part.subarray(0, read))) await drained(socket);
      }
    } finally {
      closeSync(handle);
    }
    socket.end();
  }

  async function give(
    socket: TLSSocket,
    { form, has }: { form: string; has: { id: string; bytes: number } | null },
  ): Promise<void> {
    const given = await imageFor(socket, form);
    if (given === null) {
      say(socket, { kind: 'none' });
      socket.end();
      return;
    }
    await send(socket, given, has?.id === given.id && has.bytes <= given.bytes ? has.bytes : 0);
  }

  function forgetLater(): void {
    clearTimeout(forgetting);
    if (asking.size > 0 || isStopped) return;
    const forget = neverThrows(failed, () => {
      if (asking.size > 0 || writing !== null) return;
      image = null;
      rmSync(folder, { recursive: true, force: true });
    });
    forgetting = setTimeout(forget, keptMs);
    forgetting.unref();
  }

  return {
    answer(socket) {
      asking.set(socket, Promise.resolve());
      const left = neverThrows(failed, () => {
        asking.delete(socket);
        forgetLater();
      });
      socket.once('close', left);
      let isAsked = false;
      readMessages(socket, imageLimits.messageBytes, (value) => {
        const question = imageQuestionSchema.safeParse(value);
        if (!question.success || (question.data.kind === 'image' && isAsked)) {
          socket.destroy();
          return;
        }
        if (question.data.kind === 'alive') return;
        isAsked = true;
        const given = give(socket, question.data).catch((error: unknown) => {
          failed(error);
          socket.destroy();
        });
        asking.set(socket, given);
      });
    },
    async stop() {
      isStopped = true;
      clearTimeout(forgetting);
      const given = [...asking.values()];
      for (const socket of asking.keys()) socket.destroy();
      await writing?.work.stop();
      await Promise.all(given);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
const say = (socket: TLSSocket, answer: ImageAnswer): boolean =>
  !socket.destroyed && writeMessage(socket, answer);

/** Waits until the other side has taken what was written, or is gone. */
const drained = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.destroyed) {
      resolve();
      return;
    }
    const done = neverThrows(
      () => resolve(),
      () => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      },
    );
    socket.once('drain', done);
    socket.once('close', done);
  });
