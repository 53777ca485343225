// A PIN ends with the close of its day by what it knew of the day's closings when it was set, whatever the clocks of the two PCs say.
import { expect, it } from 'vitest';
import { closeDay, officeAtWork } from '#tests/support/closing-day.ts';
import { type Caller, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { meet } from '#tests/support/two-pcs.ts';

const pin = '2580';
const hour = 60 * 60 * 1000;
const reason = 'گزارش دوم بانک پس از بستن روز رسید';

type Pcs = { readonly office: TestOffice; readonly other: SecondDesk };

/** The clerk has their session at the first PC; the manager closes at the second, whose clock is `offMs` apart. */
async function pcsApart(offMs = 0): Promise<Pcs> {
  const office = await officeAtWork();
  const now = Date.parse(office.desk.machine.now()) + offMs;
  const other = joinOffice(office, 2, testMachine(new Date(now).toISOString()).machine);
  meet(office, other);
  return { office, other };
}

const closeThere = ({ office, other }: Pcs): Promise<string> => {
  const manager: Caller = other.seat(office.manager);
  return closeDay({ ...office, desk: other.desk, as: () => manager }, today, reason);
};

const reopenThere = ({ office, other }: Pcs): Promise<unknown> =>
  other.seat(office.manager).dayClose.reopen({ day: today, reason, password: office.manager.password });

const setPin = ({ office: { as, clerk } }: Pcs): Promise<unknown> =>
  as(clerk).staff.setPin({ password: clerk.password, pin });

async function expectPin({ office: { as, clerk } }: Pcs, isSet: boolean): Promise<void> {
  const { staff } = as(clerk);
  if (isSet) await staff.unlockWithPin({ pin });
  else expect(await problemOf(staff.unlockWithPin({ pin }))).toEqual({ code: 'PIN_NOT_SET', params: {} });
  expect((await staff.pinState()).isSet).toBe(isSet);
}

it('D11.1 ends a PIN with a close that was there before it and arrives after it', async () => {
  const pcs = await pcsApart();
  await closeThere(pcs);
  pcs.office.clock.advance(hour);
  await setPin(pcs);
  await expectPin(pcs, true);
  meet(pcs.office, pcs.other);
  await expectPin(pcs, false);
});

it('D11.1 keeps a PIN that was set on a closed day, also where the close bears a later instant, to the next close', async () => {
  const pcs = await pcsApart(2 * hour);
  await closeThere(pcs);
  meet(pcs.office, pcs.other);
  await setPin(pcs);
  await expectPin(pcs, true);
  await reopenThere(pcs);
  meet(pcs.office, pcs.other);
  await expectPin(pcs, true);
  await closeThere(pcs);
  meet(pcs.office, pcs.other);
  await expectPin(pcs, false);
});
