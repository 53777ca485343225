// Several PCs as the product runs them: turned on, joined by a code, and one office from then on.
import { expect, test } from 'vitest';
import { pspFileKept } from '#core/closing/day-close/entries.ts';
import {
  freshDesk,
  joinPc,
  openSharedOffice,
  pcAt,
  portOf,
  sameEverywhere,
} from '#tests/support/joined-office.ts';
import { chargedVisit, openDay, openOffice, problemOf, slip } from '#tests/support/office.ts';
import { here, until } from '#tests/support/office-pcs.ts';

test('N22 nothing listens until the manager has turned several PCs on, and then at an address of this computer', async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  expect(await manager.peers.state()).toMatchObject({ isOn: false, listens: null });
  const noCode = manager.peers.showPairingCode({ password: office.manager.password, replaces: null });
  expect(await problemOf(noCode)).toEqual({ code: 'PEERS_OFF', params: {} });
  expect(await problemOf(manager.peers.enable({ host: '192.0.2.7' }))).toMatchObject({
    code: 'ADDRESS_NOT_OURS',
  });
  await manager.peers.enable({ host: here });
  expect(await manager.peers.state()).toMatchObject({ isOn: true, listens: { host: here } });
  await manager.peers.disable();
  expect(await manager.peers.state()).toMatchObject({ isOn: false, listens: null });
});

test('N22 an address at which no link can be taken is said, and several PCs are on once it can', async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  const { peers } = office.desk.reads;
  // A port that a damaged setting left: nothing listens there.
  peers.keepSettings({ ...peers.settings(), port: 70_000 });
  expect(await problemOf(manager.peers.enable({ host: here }))).toEqual({
    code: 'PEERS_NOT_LISTENING',
    params: { address: here },
  });
  expect(await manager.peers.state()).toMatchObject({ isOn: true, listens: null });
  peers.keepSettings({ ...peers.settings(), port: 0 });
  await manager.peers.enable({ host: here });
  expect(await manager.peers.state()).toMatchObject({ listens: { host: here } });
});

test('N25 a PC that is not there is said to whoever types its address, in an office and before there is one', async () => {
  const office = await openSharedOffice();
  const closed = `${here}:1`;
  const meeting = office.as(office.manager).peers.connect({ address: closed });
  expect(await problemOf(meeting)).toEqual({ code: 'PEER_UNREACHABLE', params: {} });
  const fresh = freshDesk(office.desk.machine);
  const joining = pcAt(fresh).anyone.peers.join({
    address: closed,
    code: 'ABCDE23456',
    deviceName: 'باجهٔ ۲',
  });
  expect(await problemOf(joining)).toEqual({ code: 'PEER_UNREACHABLE', params: {} });
  expect(fresh.identity()).toBeNull();
});

test('N23 a pairing code is shown to the manager with their password, and to nobody else', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const wrong = manager.peers.showPairingCode({ password: 'not-the-password', replaces: null });
  expect(await problemOf(wrong)).toMatchObject({ code: 'WRONG_PASSWORD' });
  expect((await manager.peers.state()).codeUntil).toBeNull();
  const { code } = await manager.peers.showPairingCode({ password: office.manager.password, replaces: null });
  expect(code).toHaveLength(10);
  await manager.peers.hidePairingCode();
  const join = pcAt(freshDesk(office.desk.machine)).anyone.peers.join({
    address: `${here}:${portOf(office.desk)}`,
    code,
    deviceName: 'بیگانه',
  });
  expect(await problemOf(join)).toMatchObject({ code: 'PAIRING_REFUSED' });
});

test('N12 a slip that was used at one desk is refused at the other, with its first use', async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  await openDay(office);
  await sameEverywhere(office.desk, second.desk);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  const { visitId: otherId } = await chargedVisit(office, '0790419904');
  await sameEverywhere(office.desk, second.desk);
  const atSecond = await second.signIn(office.clerk);
  const again = atSecond.payments.record(slip(otherId));
  expect(await problemOf(again)).toMatchObject({ code: 'RRN_ALREADY_USED', params: { visitId } });
  expect((await atSecond.premises.morningCard()).state).toBe('open');
});

test('D11.9 who signs in at another PC ends their session at the first, and only the newer stays', async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  const atFirst = office.as(office.clerk);
  expect(await atFirst.staff.whoAmI()).toMatchObject({ id: office.clerk.id });
  const heard: string[] = [];
  office.desk.subscribe((topics) => heard.push(...topics));
  const atSecond = await second.signIn(office.clerk);
  await sameEverywhere(office.desk, second.desk);
  expect(await problemOf(atFirst.staff.whoAmI())).toEqual({
    code: 'SESSION_ENDED',
    params: { by: 'elsewhere' },
  });
  // The screen is told to ask.
  expect(heard).toContain('staff');
  expect(await atSecond.staff.whoAmI()).toMatchObject({ id: office.clerk.id });
  // The other people of the first PC work on.
  expect(await office.as(office.manager).staff.whoAmI()).toMatchObject({ id: office.manager.id });
});

test('D11.9 of two sign-ins that did not know of each other the same one stays at both PCs', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  await sameEverywhere(office.desk, second.desk);
  await office.as(office.manager).peers.disable();
  await until(() => second.desk.peers.state().members.every(({ isLinked }) => !isLinked), 'the link is gone');
  const first = pcAt(office.desk);
  const atFirst = await first.signIn(office.clerk);
  const atSecond = await second.signIn(office.clerk);
  expect(await atFirst.staff.whoAmI()).toMatchObject({ id: office.clerk.id });
  await office.as(office.manager).peers.enable({ host: here });
  await sameEverywhere(office.desk, second.desk);
  const issuedBy = await Promise.all(
    [atFirst, atSecond].map((caller) =>
      caller.staff.whoAmI().then(
        () => true,
        () => false,
      ),
    ),
  );
  expect(issuedBy.filter(Boolean)).toHaveLength(1);
});

test('D9.4 a cut-off at one PC ends the session at every other', async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  const atSecond = await second.signIn(office.clerk);
  await office.as(office.manager).staff.cutOff({
    personId: office.clerk.id,
    reasonCode: 'left',
    leftAt: office.desk.machine.now(),
    password: office.manager.password,
  });
  await sameEverywhere(office.desk, second.desk);
  // They hear of the cut-off, and not only that their session has ended.
  expect(await problemOf(atSecond.staff.whoAmI())).toMatchObject({ code: 'PERSON_CUT_OFF' });
  const again = second.anyone.staff.signIn({ personId: office.clerk.id, password: office.clerk.password });
  expect(await problemOf(again)).toMatchObject({ code: 'PERSON_CUT_OFF' });
});

test('N24 a PC that takes the place of a dead one removes it in the same act, under a number of its own', async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  const deadId = second.desk.identity()?.deviceId ?? '';
  const third = await joinPc(office, { replaces: deadId });
  await sameEverywhere(office.desk, third.desk);
  const { members } = await office.as(office.manager).peers.state();
  expect(members.map(({ deskNumber, removed }) => [deskNumber, removed])).toEqual([
    [1, null],
    [2, 'replaced'],
    [3, null],
  ]);
  await until(
    () =>
      office.desk.peers.state().members.every(({ deviceId, isLinked }) => deviceId !== deadId || !isLinked),
    'it is dropped',
  );
});

test('N25 a third PC finds the second by what the first told it', { tags: 'release' }, async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  const third = await joinPc(office);
  const links = (desk: typeof third.desk) =>
    desk.peers.state().members.filter(({ isLinked }) => isLinked).length;
  await until(
    () => links(second.desk) === 2 && links(third.desk) === 2,
    'everybody is linked with everybody',
  );
  await office.desk.peers.disable();
  await until(() => links(second.desk) === 1, 'the first is gone');
  await second.signIn(office.clerk);
  await sameEverywhere(second.desk, third.desk);
  await until(() => second.desk.peers.state().marks.holding === 1, 'the third said that it holds everything');
  expect(second.desk.peers.state().marks).toEqual({ others: 2, holding: 1 });
});

test('N26 nobody signs in at a new PC before the office is there, and a kept file of many megabytes comes over', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  office.desk.path.execute(null, (tx) => {
    const body = { importId: tx.newId(), fileSha256: 'a'.repeat(64), bytes: 10_000_000 };
    tx.append(pspFileKept, body, { deflated: 'A'.repeat(13_400_000) });
  });
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces: null });
  const second = pcAt(freshDesk(office.desk.machine));
  const address = `${here}:${portOf(office.desk)}`;
  await second.anyone.peers.join({ address, code, deviceName: 'باجهٔ ۲' });
  expect((await second.anyone.office.status()).state).toBe('taking');
  const early = second.anyone.staff.signIn({ personId: office.clerk.id, password: office.clerk.password });
  expect(await problemOf(early)).toMatchObject({ code: 'OFFICE_JOINING' });
  await until(() => second.desk.peers.joinProgress() === null, 'the journal is here');
  expect((await second.anyone.office.status()).state).toBe('ready');
  await sameEverywhere(office.desk, second.desk);
  expect(await (await second.signIn(office.clerk)).staff.whoAmI()).toMatchObject({ id: office.clerk.id });
});
