// What the campaigns share: places to work in, an office that was killed, and how it is opened and written.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk, openToRead } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

/** A run gives null, or what was wrong. */
export type Campaign = {
  run(): Promise<string | null>;
  end(): void | Promise<void>;
  /** What the last run counts for; 1 when left out. */
  readonly size?: number;
};

export const key = demonstrationKey();

export function open(dir: string, readonly = false): Desk {
  return (readonly ? openToRead : openDesk)({
    dir,
    dataKey: key,
    appVersion: '0.0.0-campaign',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}

export function record(desk: Desk, entries: number): void {
  for (let done = 0; done < entries; done += 1) {
    desk.path.execute(null, (tx) => {
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: null },
      );
    });
  }
}

export function scratch(): { root: string; folder(): string; end(): void } {
  const root = mkdtempSync(join(tmpdir(), 'pishkhan-campaign-'));
  let made = 0;
  return {
    root,
    folder() {
      made += 1;
      const dir = join(root, String(made));
      mkdirSync(dir);
      return dir;
    },
    end: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** An office whose last forty entries lie in the WAL alone, as `kill -9` leaves it. */
export async function killedOffice(
  into: string,
  entries = 40,
): Promise<{ epoch: string; device: string; seq: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'pishkhan-campaign-office-'));
  const desk = open(dir);
  await callerOf(desk, null).office.setUpDemo();
  desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  record(desk, entries);
  cpSync(dir, into, { recursive: true });
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  const { seq } = desk.path.journal.head({ device, epoch });
  await desk.close();
  rmSync(dir, { recursive: true, force: true });
  return { device, epoch, seq };
}
