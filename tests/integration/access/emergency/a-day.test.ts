// Emergency sessions are counted (D11.67): a way in for once does not become the day's way in, and a PC out of touch keeps its only one.
import { expect, test } from 'vitest';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import { openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { idOf } from '#tests/support/two-pcs.ts';

const hour = 3_600_000;

const begin = ({ anyone, manager }: TestOffice, person: TestPerson, reason = 'رمز چند بار اشتباه وارد شد') =>
  anyone.emergency.begin({
    ...{ personId: person.id, password: person.password, managerId: manager.id },
    ...{ managerPassword: manager.password, code: '', reasonCode: 'locked_out', reason, minutes: 60 },
  });

test('D11.67 one person has three a day, whatever the reason; a colleague and the next day have their own', async () => {
  const office = await openOffice();
  const { clerk } = office;
  for (let turn = 0; turn < 3; turn += 1) await begin(office, clerk);
  expect(await problemOf(begin(office, clerk, 'مشتریان زیادی منتظرند'))).toEqual({
    code: 'EMERGENCIES_USED',
    params: { most: 3 },
  });
  // Whoever has used theirs signs in by themself.
  await office.anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  const colleague = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
  await begin(office, colleague);
  office.clock.advance(24 * hour);
  await begin(office, clerk);
});

test('D11.67 a PC that lets nobody in otherwise goes on so all day', async () => {
  const office = await openOffice();
  const { desk } = joinOffice(office, 2);
  for (const [deskNumber, one] of [office.desk, desk].entries())
    office.desk.path.execute(null, (tx) =>
      tx.append(deviceAdmitted, {
        ...{
          id: tx.newId(),
          deviceId: idOf(one),
          deskNumber: deskNumber + 1,
          name: `باجهٔ ${deskNumber + 1}`,
        },
        publicKey: 'A'.repeat(43),
      }),
    );
  office.clock.advance(30 * hour);
  for (let turn = 0; turn < 5; turn += 1) await begin(office, office.clerk);
});
