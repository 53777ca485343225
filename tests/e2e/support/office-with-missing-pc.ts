// A demo office whose day could be closed, but for a PC that was admitted and has been off since.
import { randomBytes } from 'node:crypto';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import { noTransaction } from '#tests/support/closing-day.ts';
import { manager } from './demo-people.ts';
import type { OfficeAtWork } from './office-folder.ts';

export const missingPc = 'باجهٔ انبار';

export async function dayWithMissingPc(office: OfficeAtWork): Promise<void> {
  const day = businessDayOf(new Date().toISOString());
  await office.manager.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await office.manager.premises.openDay();
  for (const { terminalId } of (await office.manager.dayClose.overview({ day })).terminals)
    await office.manager.dayClose.declareZero(noTransaction(day, terminalId));
  const people = await office.manager.staff.signInList();
  const actor = people.find(({ name }) => name === manager.name)?.id ?? '';
  office.desk.path.execute(actor, (tx) =>
    tx.append(deviceAdmitted, {
      id: tx.newId(),
      deviceId: tx.newId(),
      deskNumber: 2,
      publicKey: randomBytes(32).toString('base64url'),
      name: missingPc,
    }),
  );
}
