// A disk whose power can be cut: a file system of its own on a loop device, whose image is copied as it stands. What the
// file system still holds in memory, because nobody has synced it, is not in the copy; the next mount replays what is.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type CutDisk = {
  /** Where the disk is in use. */
  readonly dir: string;
  /** Cuts the power of a twin of the disk, mounts it again, and looks at what is left. */
  cut<Seen>(look: (dir: string) => Seen | Promise<Seen>): Promise<Seen>;
  /** Takes the disk away; nothing may be open on it. */
  end(): void;
};

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** A file system of so many megabytes below `root`. Its journal is written when somebody syncs, and hardly else. */
export function mountCutDisk(root: string, megabytes = 64): CutDisk {
  const [image, twin, dir, after] = ['disk.img', 'twin.img', 'disk', 'after-the-cut'].map((name) =>
    join(root, name),
  );
  if (image === undefined || twin === undefined || dir === undefined || after === undefined)
    throw new Error('no place');
  mkdirSync(dir, { recursive: true });
  mkdirSync(after, { recursive: true });
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image);
  run('mount', '-o', 'loop,commit=600', image, dir);
  return {
    dir,
    async cut(look) {
      copyFileSync(image, twin);
      run('mount', '-o', 'loop', twin, after);
      try {
        return await look(after);
      } finally {
        run('umount', after);
        rmSync(twin);
      }
    },
    end: () => void run('umount', dir),
  };
}

let isAble: boolean | undefined;

/** Whether this machine can do it: Linux, root, loop devices, mkfs.ext4, and the right to mount. */
export function canMountDisks(): boolean {
  isAble ??=
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/dev/loop-control') &&
    triedMount();
  return isAble;
}

function triedMount(): boolean {
  const root = mkdtempSync(join(tmpdir(), 'pishkhan-disk-'));
  try {
    mountCutDisk(root, 16).end();
    return true;
  } catch {
    // Whatever the reason, such a disk is not to be had; who asks says so.
    return false;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
