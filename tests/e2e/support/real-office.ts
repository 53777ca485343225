// A real office under a passphrase, set up by the real procedures; also one whose key a province keeps.
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { addProvinceWrap, openOfficeKey } from '#electron/key-custody/open-office-key.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { byPassphrase } from '#tests/support/quick-custody.ts';
import { trustTestCertificate } from '#tests/support/tls-front.ts';
import { manager } from './demo-day.ts';
import type { RemoteProvince } from './province.ts';

/** The manager of a real office: a password of the demonstration is too easy for one. */
export const realManager = { ...manager, password: 'anar-sib-gerdoo' };

/** Its folder. With a province the office is enrolled there, and the province says that it keeps the key. */
export async function realOffice(passphrase: string, province?: RemoteProvince): Promise<string> {
  const dir = folderForElectron();
  const folder = officeFolder(dir);
  const { key } = await openOfficeKey(folder, byPassphrase(passphrase));
  const desk = openDesk({
    dir,
    dataKey: key,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    toKeyFiles: (wrap) => addProvinceWrap(folder, wrap),
  });
  if (province !== undefined) trustTestCertificate();
  await callerOf(desk, null).office.setUp({
    officeCode: '1101',
    officeName: 'دفتر آزادی',
    deviceName: 'باجهٔ یک',
    deskNumber: 1,
    manager: {
      name: realManager.name,
      nationalCode: '9990000018',
      supervisionFile: { fileNumber: '1', openedOn: '2026-01-01' },
      clearance: { reference: '1', issuedOn: '2026-01-01', expiresOn: '2030-12-31' },
      password: realManager.password,
    },
    terminals: [],
    pairing:
      province === undefined ? null : { provinceUrl: province.secureUrl, code: await province.enrolCode() },
  });
  if (province !== undefined) {
    const { problem } = await desk.sync.syncNow();
    if (problem !== null || desk.sync.state().keyHeldAt === null) throw new Error('the key is kept');
  }
  await desk.close();
  return dir;
}
