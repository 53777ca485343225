// A new recovery code and the entry that says who made it come together, or neither does (J22).
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { recoveryCodeMade } from '#core/replication/store/entries.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { openOfficeKey, renewRecoveryCode } from '#electron/key-custody/open-office-key.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { byPassphrase as by, quickCustody } from '#tests/support/quick-custody.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** An office of two managers with a printed code; `meanwhile` happens when the next one is about to end it. */
async function withCode(meanwhile: () => void) {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'پری نوری', nationalCode: '9990000034', role: 'manager' });
  const folder = officeFolder(temporaryFolder());
  const { key } = await openOfficeKey(folder, quickCustody);
  const former = await renewRecoveryCode(folder, key);
  const { desk } = office;
  const maker: typeof desk = {
    ...desk,
    renewRecoveryCode: (within) =>
      renewRecoveryCode(folder, key, (end) => {
        meanwhile();
        within(end);
      }),
  };
  const renew = ({ id, password }: { id: string; password: string }) =>
    appRouter
      .createCaller({ desk: maker, session: desk.sessions.open(id).token })
      .store.renewRecoveryCode({ password });
  const entries = () =>
    desk.store.sqlite.prepare<[string]>('SELECT 1 FROM journal WHERE type = ?').all(recoveryCodeMade.type)
      .length;
  return { office, other, folder, former, renew, entries };
}

test('J22 whoever is cut off while a new code is made ends no code, and no entry says that they did', {
  tags: 'release',
}, async () => {
  let cutOff = (): void => undefined;
  const { office, other, folder, former, renew, entries } = await withCode(() => cutOff());
  cutOff = () =>
    office.desk.path.execute(other.id, (tx) =>
      cutOffPerson(tx, office.desk.reads, { personId: office.manager.id, reasonCode: 'left', leftAt: tx.at }),
    );
  expect((await problemOf(renew(office.manager))).code).toBe('PERSON_CUT_OFF');
  expect(entries()).toBe(0);
  await openOfficeKey(folder, by('the second passphrase'), former);
  cutOff = () => undefined;
  const { recoveryCode } = await renew(other);
  expect(entries()).toBe(1);
  await expect(openOfficeKey(folder, by('the third passphrase'), former)).rejects.toMatchObject({
    problem: { code: 'RECOVERY_CODE_WRONG' },
  });
  await openOfficeKey(folder, by('the third passphrase'), recoveryCode);
});

test('J22 a code whose key file cannot be written is in no entry', async () => {
  let spoil = (): void => undefined;
  const { office, folder, renew, entries } = await withCode(() => spoil());
  spoil = () => {
    for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file);
  };
  expect((await problemOf(renew(office.manager))).code).toBe('KEY_NOT_OPENED');
  expect(entries()).toBe(0);
});
