// At a PC that was removed from the office: what is still served, of all procedures there are.
import { expect, test } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { call, procedures } from './procedures.ts';

const junk = { junk: true };
/** Who comes in there, and how what the PC holds is handed over. */
const handsOver = [
  ...['staff.signIn', 'staff.whoAmI', 'staff.lock', 'staff.unlock', 'staff.stillHere', 'staff.proveAgain'],
  ...['staff.signOut', 'secondFactor.challenge', 'secondFactor.prove', 'secondFactor.proveByCode'],
  ...['peers.state', 'peers.bundlePlaces', 'peers.bundleOut', 'peers.carrying'],
];
/** What anybody may read before they sign in; nothing of a client is in it. */
const readByAnyone = [
  ...[
    'office.status',
    'office.releasedProvinces',
    'clock.state',
    'staff.signInList',
    'staff.lease',
    'staff.pinState',
  ],
  ...['emergency.options', 'peers.found', 'peers.joinProgress', 'feedback.screen', 'queue.waitingRoom'],
];

test('N45 a removed PC serves its manager nothing but the handing over of what it holds, and takes no act of anybody', async () => {
  const { desk, manager } = await openOffice();
  const by = desk.identity()?.deviceId ?? '';
  desk.reads.peers.keepOwnRemoval({ by, at: '2026-11-25T08:00:00.000Z', signature: 'A'.repeat(86) });
  const session = desk.sessions.open(manager.id).token;
  const served: string[] = [];
  for (const procedure of procedures) {
    const { code } = await problemOf(call(desk, session, procedure, junk));
    if (code !== 'PEER_REMOVED') served.push(procedure.path);
  }
  expect(served.toSorted()).toEqual([...handsOver, ...readByAnyone].toSorted());
});
