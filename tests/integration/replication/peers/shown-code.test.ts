// A pairing code lets a PC in for as long as the manager who showed it might: who was cut off, left or signed out meanwhile
// lets nobody in, however fresh the code is.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dial } from '#core/replication/peers/link.ts';
import { readMessages, writeMessage } from '#core/replication/peers/messages.ts';
import { proofsOf } from '#core/replication/peers/pairing.ts';
import {
  freshDesk,
  joinPc,
  openSharedOffice,
  pcAt,
  portOf,
  sameEverywhere,
} from '#tests/support/joined-office.ts';
import { morning, problemOf, type TestOffice, type TestPerson, today } from '#tests/support/office.ts';
import { here, until } from '#tests/support/office-pcs.ts';

const refused = { code: 'PAIRING_REFUSED', params: {} };
const leave = ({ id }: TestPerson, { password }: TestPerson) => ({
  ...{ personId: id, reasonCode: 'left' as const, leftAt: morning, password },
});

/** An office with a second manager, to whom a code is shown at its first PC. */
async function shown(before = (_: TestOffice): Promise<unknown> => Promise.resolve()) {
  const office = await openSharedOffice();
  const guest = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'manager' });
  await before(office);
  const page = office.as(guest);
  const { code } = await page.peers.showPairingCode({ password: guest.password, replaces: null });
  const address = `${here}:${portOf(office.desk)}`;
  const fresh = freshDesk(office.desk.machine);
  const join = () => pcAt(fresh).anyone.peers.join({ address, code, deviceName: 'بیگانه' });
  const members = () => office.desk.reads.peers.members().length;
  const atFirst = members();
  return {
    office,
    guest,
    page,
    code,
    fresh,
    join,
    /** Nobody comes in by the code, nothing is written in its manager's name, and it is not shown any more. */
    async letsNobodyIn() {
      const entries = office.desk.path.journal.count();
      expect(office.desk.peers.state().codeUntil).toBeNull();
      expect(await problemOf(join())).toEqual(refused);
      expect(fresh.identity()).toBeNull();
      expect(members()).toBe(atFirst);
      expect(office.desk.path.journal.count()).toBe(entries);
    },
  };
}

test('N23 a code lets a PC in although its manager has locked their page to walk there, and has unlocked it again', {
  tags: 'release',
}, async () => {
  const { office, guest, page, fresh, join } = await shown();
  await page.staff.lock({ drafts: null });
  await page.staff.unlock({ password: guest.password });
  await office.as(office.manager).staff.lock({ drafts: null });
  expect(office.desk.peers.state().codeUntil).not.toBeNull();
  await join();
  await until(() => fresh.peers.joinProgress() === null, 'the journal is here');
  await sameEverywhere(office.desk, fresh);
});

test('N23 a code ends with the cut-off of the manager who showed it, at the same PC', async () => {
  const { office, guest, letsNobodyIn } = await shown();
  await office.as(office.manager).staff.cutOff(leave(guest, office.manager));
  await letsNobodyIn();
});

test('N23 a code ends with a cut-off that was written at another PC, once it is known here', {
  tags: 'release',
}, async () => {
  let other: Awaited<ReturnType<typeof joinPc>> | undefined;
  const { office, guest, letsNobodyIn } = await shown(async (office) => {
    other = await joinPc(office);
  });
  if (other === undefined) throw new Error('a second PC joined');
  const there = await other.signIn(office.manager);
  await there.staff.cutOff(leave(guest, office.manager));
  await sameEverywhere(office.desk, other.desk);
  await letsNobodyIn();
});

test('N23 a code ends with a password that was reset and chosen anew at another PC, although the person is active before and after', {
  tags: 'release',
}, async () => {
  let other: Awaited<ReturnType<typeof joinPc>> | undefined;
  const { office, guest, letsNobodyIn } = await shown(async (office) => {
    other = await joinPc(office);
    // What is written there comes at once, by nobody's hand in between.
    await other.desk.peers.disable();
  });
  if (other === undefined) throw new Error('a second PC joined');
  const there = await other.signIn(office.manager);
  const { oneTimeCode } = await there.staff.resetPassword({
    personId: guest.id,
    password: office.manager.password,
  });
  const password = 'another-long-sentence';
  await other.anyone.staff.chooseFirstPassword({ personId: guest.id, oneTimeCode, password });
  await other.desk.peers.enable(here);
  await other.desk.peers.connect(`${here}:${portOf(office.desk)}`);
  await sameEverywhere(office.desk, other.desk);
  expect(office.desk.reads.staff.person(guest.id)?.state).toBe('active');
  await letsNobodyIn();
});

test('N23 a code ends with the reset of its manager’s password, and with a clearance that is taken back', {
  tags: 'release',
}, async () => {
  const reset = await shown();
  const { manager } = reset.office;
  await reset.office
    .as(manager)
    .staff.resetPassword({ personId: reset.guest.id, password: manager.password });
  await reset.letsNobodyIn();

  const withdrawn = await shown();
  await withdrawn.office.as(withdrawn.office.manager).staff.withdrawClearance({
    personId: withdrawn.guest.id,
    letterNumber: '12',
    withdrawnOn: today,
    password: withdrawn.office.manager.password,
  });
  await withdrawn.letsNobodyIn();
});

test('N23 a code ends with the sign-out of its manager, and another sign-in does not bring it back', async () => {
  const { office, guest, page, letsNobodyIn } = await shown();
  await page.staff.signOut();
  await office.anyone.staff.signIn({ personId: guest.id, password: guest.password });
  await letsNobodyIn();
});

test('N23 a stranger who is heard already when the manager is cut off gets nothing for a right proof', async () => {
  const { office, guest, code } = await shown();
  const signingKey = generateKeyPairSync('ed25519').privateKey;
  const deviceId = randomUUID();
  const { socket, peerKey } = await dial({ deviceId, signingKey }, here, portOf(office.desk));
  const joiner = String(signingKey.export({ format: 'jwk' }).x);
  const proofs = await proofsOf(socket, code, { joiner, office: peerKey });
  await office.as(office.manager).staff.cutOff(leave(guest, office.manager));
  const answer = new Promise<unknown>((resolve) => readMessages(socket, 65_536, resolve));
  writeMessage(socket, { kind: 'join', deviceId, name: 'x', proof: proofs.joiner });
  expect(await answer).toEqual({ kind: 'refused' });
  expect(office.desk.reads.peers.members().map((one) => one.deviceId)).not.toContain(deviceId);
});
