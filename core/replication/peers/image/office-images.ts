// Images of the office as this PC gives and takes them (design.md §6): by one, a new PC of a large office has its records in a
// fraction of the time that they take entry by entry, and takes what came since as ever.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { imagesFolder, takingFolder } from '#core/journal/device/office-files.ts';
import type { Migration } from '#db/migrate.ts';
import type { SealedFile } from '#db/office-image.ts';
import { chainsIn } from '../chains-here.ts';
import type { JoinProgress } from '../contract.ts';
import type { PeersDesk } from '../peers-desk.ts';
import { createImageGiver } from './give-image.ts';
import { type ImageProgress, takeImage } from './take-image.ts';

/** From so many entries on an image is worth it: two threads are started, and three files of the office's size written. */
const manyEntries = 20_000;

export type ImageParts = {
  readonly dir: string;
  readonly store: SealedFile;
  readonly migrations: readonly Migration[];
  readonly migrationsFolder: string;
  /** From how many entries on this PC gives one; null: as many as make it worth while. */
  readonly from: number | null;
  /** Goes on with the store that was made of an image, and never rejects; null where nobody can take this one's place: then none is asked for. */
  readonly takePrepared: (() => Promise<void>) | null;
};
type Joining = { isTaken(): boolean; isAtItsBegin(): boolean };

export function createOfficeImages(
  desk: PeersDesk & { readonly images: ImageParts },
  joining: Joining,
  changed: () => void,
) {
  const { dir, store, migrations, migrationsFolder, from, takePrepared } = desk.images;
  const form = createHash('sha256')
    .update(migrations.map(({ tag, sha256 }) => `${tag} ${sha256}`).join('\n'))
    .digest('hex');
  const stopping = new AbortController();
  let giver: ReturnType<typeof createImageGiver> | null = null;
  let taking: Promise<boolean> | null = null;
  let progress: ImageProgress | null = null;
  let isWaiting = false;

  const isWorthIt = (): boolean =>
    joining.isTaken() &&
    chainsIn(desk.path.journal).reduce((sum, { head, baseSeq }) => sum + head.seq - baseSeq, 0) >=
      (from ?? manyEntries);

  function take(): Promise<boolean> {
    const identity = desk.identity();
    if (identity === null) return Promise.resolve(false);
    const { peers } = desk.reads;
    const tell = (next: ImageProgress | null): void => {
      progress = next ?? progress;
      isWaiting = next === null;
      changed();
    };
    return takeImage({
      dir,
      self: identity,
      present: store,
      migrationsFolder,
      form,
      addresses: () =>
        peers
          .contacts()
          .flatMap(({ host, port }) => (host === null || port === null ? [] : [{ host, port }])),
      keys: () => new Map(peers.known().map(({ deviceId, publicKey }) => [deviceId, publicKey])),
      memberOf: (key) =>
        peers.known().find(({ publicKey, isRemoved }) => publicKey === key && !isRemoved)?.deviceId ?? null,
      told: tell,
      waits: () => tell(null),
      log: (line) => desk.log(line),
      stopped: stopping.signal,
    });
  }

  /** What an earlier run left: nobody knows its key any more, or nobody needs it. */
  function removeLeft(folders: readonly string[]): void {
    for (const folder of folders) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch (error) {
        desk.log(`${folder} stays: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    /** A member asks for an image. */
    answer(socket: TLSSocket): void {
      giver ??= createImageGiver({
        dir,
        office: store,
        machine: desk.machine,
        form,
        isWorthIt,
        log: (line) => desk.log(line),
      });
      giver.answer(socket);
    },
    isTaking: (): boolean => taking !== null,
    /**
     * Takes the office over by an image where nothing of it is here yet and a PC gives one. Resolves with true when another desk
     * takes the place of this one.
     */
    async takeFirst(): Promise<boolean> {
      const isToTake = takePrepared !== null && joining.isAtItsBegin();
      removeLeft(isToTake ? [imagesFolder(dir)] : [imagesFolder(dir), takingFolder(dir)]);
      if (!isToTake) return false;
      taking = take().catch((error: unknown) => {
        // A full disk, as a rule.
        desk.log(`image: ${error instanceof Error ? error.message : String(error)}`);
        return false;
      });
      const isPrepared = await taking;
      if (!isPrepared || stopping.signal.aborted) {
        taking = null;
        return false;
      }
      neverThrows((error) => desk.log(`image: ${String(error)}`), takePrepared)();
      return true;
    },
    /** How far an image is; null when none is on its way. */
    state: (): JoinProgress | null =>
      taking === null ? null : { have: 0, of: null, isLinked: !isWaiting, image: progress },
    async stop(): Promise<void> {
      stopping.abort();
      await taking;
      await giver?.stop();
    },
  };
}
