// Offices that are worth an image, and PCs that take one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { newDeviceKeys } from '#core/journal/device/device-identity.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { identityOf } from '#tests/support/image-liar.ts';
import { openSharedOffice, pcAt, portOf } from '#tests/support/joined-office.ts';
import { putEmptyStore, testDataKey } from '#tests/support/laid-out-store.ts';
import { chargedVisit, openDay, slip, type TestOffice } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
/** A PC whose place the store of an image can take: `now` is the desk that works at the moment. */
export type NewPc = {
  readonly dir: string;
  now: Desk;
  replaced: number;
  readonly lines: string[];
  /** Starts it again. */
  open(): Desk;
};

export function newPc(office: TestOffice): NewPc {
  const lines: string[] = [];
  const dir = temporaryFolder();
  putEmptyStore(dir);
  const open = () =>
    openDesk({
      dir,
      dataKey: testDataKey,
      appVersion: '0.0.0-test',
      machine: office.desk.machine,
      migrationsFolder: sourceMigrations(),
      peers: 'addresses',
      log: (line) => lines.push(line),
      replaced(next) {
        pc.now = next;
        pc.replaced += 1;
      },
    });
  const pc: NewPc = { dir, now: open(), replaced: 0, lines, open };
  onTestFinished(() => pc.now.close());
  return pc;
}

export async function workedOffice(): Promise<TestOffice> {
  const office = await openSharedOffice({ imageFrom: 20 });
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  for (let entry = 0; entry < 40; entry += 1) addEntry({ desk: office.desk });
  return office;
}

export async function joins(pc: NewPc, office: TestOffice): Promise<void> {
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces: null });
  const address = `${here}:${portOf(office.desk)}`;
  await pcAt(pc.now).anyone.peers.join({ address, code, deviceName: 'باجهٔ تازه' });
}

/** Two threads are started for it, which takes its time on a busy machine. */
export const placed = (pc: NewPc): Promise<void> =>
  until(
    () => pc.replaced === 1 && pc.now.peers.joinProgress() === null,
    'the office is here by an image',
    100_000,
  );

/** A PC that has joined the office and has nothing of it: its store, and a folder of its own. */
export function emptyPc(office: TestOffice) {
  const dir = temporaryFolder();
  const present = { file: storeFile(dir), key: new Uint8Array(32).fill(5) };
  const desk = openDesk({
    dir,
    dataKey: present.key,
    appVersion: '0.0.0-test',
    machine: office.desk.machine,
    migrationsFolder: sourceMigrations(),
  });
  const keys = newDeviceKeys(office.desk.machine);
  desk.path.establish(
    {
      officeCode: '1101',
      deskNumber: 2,
      deviceName: 'باجهٔ ۲',
      demo: false,
      keys,
      rootKey: office.desk.identity()?.rootKey ?? '',
      identifierKey: new Uint8Array(32),
    },
    () => undefined,
  );
  const self = identityOf(desk);
  onTestFinished(() => desk.close());
  return { dir, present, self, desk };
}

export const left = (dir: string): string[] =>
  ['taking', 'restoring'].filter((name) => existsSync(join(dir, name)));
