// How far a record has got: on so many other PCs, at the province; never said before whoever holds it has said so.
import { expect, test } from 'vitest';
import { replicationStatusOf } from '#core/replication/peers/replication-status.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { reachOf, type SavedAct } from '#renderer/frame/saved-reach.ts';
import { joinPc, openSharedOffice, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { chargedVisit, openDay, slip, today } from '#tests/support/office.ts';
import { here, until } from '#tests/support/office-pcs.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startTlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

test('D22.8 a record counts at another PC and at the province once they have said that they hold it, and not before', async () => {
  const office = await openSharedOffice();
  await openDay(office);
  const second = await joinPc(office);
  await sameEverywhere(office.desk, second.desk);
  const clerk = office.as(office.clerk);
  const reach = async (...acts: readonly SavedAct[]) => reachOf(await clerk.peers.replicationStatus(), acts);
  const { visitId } = await chargedVisit(office);
  const visit = async (): Promise<readonly SavedAct[]> =>
    (await clerk.visits.saved({ day: today })).find((known) => known.visitId === visitId)?.acts ?? [];
  await until(() => second.desk.reads.visits.visit(visitId) !== null, 'the visit is at the other PC');
  const acts = await visit();
  await until(() => reachOf(office.desk.peers.replicationStatus(), acts).holding === 1, 'it said so');
  expect(await reach(...acts)).toEqual({ others: 1, holding: 1, isAtProvince: null });

  // The cable is pulled: what the other PC held stays said, and what is made now is here alone.
  await second.desk.peers.disable();
  await until(() => office.desk.peers.state().members.every(({ isLinked }) => !isLinked), 'they are apart');
  office.clock.advance(1000);
  await clerk.payments.record(slip(visitId));
  const [payment] = (await clerk.visits.get({ visitId })).account.payments;
  if (payment === undefined) throw new Error('the visit is paid');
  expect(await reach(payment)).toMatchObject({ holding: 0 });
  // The visit is as far as its newest act, wherever that was done.
  expect(await reach(...(await visit()))).toMatchObject({ holding: 0 });
  const opened = office.desk.reads.visits.visit(visitId);
  expect(await reach({ device: payment.device, at: opened?.at ?? '' })).toMatchObject({ holding: 1 });

  // Another branch under the same number is not what is held here.
  const { deviceId = '', epoch = '' } = office.desk.identity() ?? {};
  const head = office.desk.path.journal.head({ device: deviceId, epoch });
  const other = [{ device: deviceId, epoch, seq: head.seq, hash: '0'.repeat(64) }];
  expect(
    reachOf(
      replicationStatusOf(office.desk, () => other),
      [payment],
    ),
  ).toMatchObject({ holding: 0 });

  // A province: enrolled is not sent.
  const province = await provinceOnPglite();
  const front = await startTlsFront(province.url);
  trustTestCertificate();
  await enrolDevice(office.desk, null, front.url, await province.createEnrolCode('1101'));
  expect(await reach(payment)).toEqual({ others: 1, holding: 0, isAtProvince: false });
  await office.desk.sync.syncNow();
  expect(await reach(payment)).toEqual({ others: 1, holding: 0, isAtProvince: true });
  await office.desk.sync.stop();
  await front.close();
  await province.close();

  // Back again; and a PC that is no member any more is nobody who holds anything.
  await second.desk.peers.enable(here);
  await second.desk.peers.connect(`${here}:${portOf(office.desk)}`);
  await sameEverywhere(office.desk, second.desk);
  await until(
    () => reachOf(office.desk.peers.replicationStatus(), [payment]).holding === 1,
    'the payment is there too',
  );
  const gone = second.desk.identity()?.deviceId ?? '';
  await office
    .as(office.manager)
    .peers.remove({ deviceId: gone, reason: 'retired', password: office.manager.password });
  expect(await reach(payment)).toMatchObject({ others: 0, holding: 0 });
});
