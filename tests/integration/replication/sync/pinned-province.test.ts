// A pinned province is left by no answer without its signature, by no province's answer to another PC, and not over another PC
// of the office.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { sealForProvince } from '#core/counter/complaints/sealing.ts';
import { sealedComplaintSchema, sealedComplaintType } from '#core/foundation/wire/sealed-complaint.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { deviceEnrolled } from '#core/replication/sync/entries.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { openSealed } from '#province/page/open-sealed.ts';
import { startProvince } from '#province/server.ts';
import { alarms, devices } from '#province/store/schema.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { addEntry, alike, firstPc, joined } from '#tests/support/office-pcs.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { handedOverTo, inBetween, type Manner } from '#tests/support/province-in-between.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';
import { setUpWitnessed, witnessedPlaces } from '#tests/support/witnessed-desk.ts';

let real: ProvinceUnderTest;
let own: ProvinceUnderTest;
beforeAll(async () => {
  trustTestCertificate();
  [real, own] = [await provinceOnPglite(), await provinceOnPglite()];
});
afterAll(async () => {
  await real.close();
  await own.close();
});

const managerOf = ({ reads }: Desk) => reads.staff.people().find(({ role }) => role === 'manager')?.id ?? '';
const toOwn = async (desk: Desk): Promise<void> =>
  enrolDevice(desk, managerOf(desk), own.url, await own.createEnrolCode('1101'));

/** An office that the manager enrolled through somebody in between, and that is in step. */
async function passedThrough() {
  const desk = await setUpWitnessed(witnessedPlaces());
  const way = await inBetween((question) => handedOverTo(real.url)(question));
  await enrolDevice(desk, managerOf(desk), way.url, await real.createEnrolCode('1101'));
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  return { desk, way };
}

test('N50 an unsigned refusal, one by another key, and one that another PC was given let no office go', async () => {
  const { desk, way } = await passedThrough();
  const pinned = desk.reads.sync.province();
  const refusing: readonly (readonly [Manner, string])[] = [
    // Whoever passes questions on says by himself that nobody is known.
    [
      () => ({
        status: 401,
        headers: { 'content-type': 'application/problem+json' },
        body: JSON.stringify({ code: 'UNKNOWN_DEVICE', device: desk.identity()?.deviceId }),
      }),
      'PROVINCE_IDENTITY_CHANGED',
    ],
    // His own province says so, and signs it.
    [(question) => handedOverTo(own.url)(question), 'PROVINCE_IDENTITY_CHANGED'],
    // The true one says so, and signs it, of a PC that he made up.
    [
      async (question) => {
        const stranger = new TestDevice(real.url, '1101');
        const authorization = `Bearer ${await stranger.token({ htu: question.path })}`;
        return handedOverTo(real.url)({ ...question, headers: { ...question.headers, authorization } });
      },
      'SYNC_REFUSED',
    ],
  ];
  for (const [manner, code] of refusing) {
    way.answer = manner;
    expect((await desk.sync.syncNow()).problem?.code).toBe(code);
    await expect(toOwn(desk)).rejects.toThrow('PROVINCE_PINNED');
    expect(desk.reads.sync.province()).toEqual(pinned);
  }
  // The same province at the same address: nothing stands in the way of what is honest.
  way.answer = (question) => handedOverTo(real.url)(question);
  await enrolDevice(desk, managerOf(desk), way.url, await real.createEnrolCode('1101'));
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('N51 what a PC that was let go seals is sealed to the first province too, and what it sealed before to that one alone', async () => {
  const desk = await setUpWitnessed(witnessedPlaces());
  await enrolDevice(desk, managerOf(desk), real.url, await real.createEnrolCode('1101'));
  const clerk = desk.reads.staff.people().find(({ role }) => role === 'clerk')?.id ?? '';
  const { complaints } = appRouter.createCaller({ desk, session: desk.sessions.open(clerk).token });
  const about = { kind: 'complaint', category: 'cash_demand', aboutManager: true, visitId: null } as const;
  const sealedOf = async (text: string): Promise<string> => {
    const { complaintId } = await complaints.register({ ...about, text, contactName: '', contactPhone: '' });
    return desk.reads.complaints.complaint(complaintId)?.sealed ?? '';
  };
  const opened = async ({ store }: ProvinceUnderTest, sealed: string) =>
    openSealed(store, sealed, sealedComplaintType, sealedComplaintSchema);
  const before = await sealedOf('مدیر پول نقد خواست');
  // The first one lost what it knew of this PC, and says so in its own name.
  await real.store.delete(devices).where(eq(devices.id, desk.identity()?.deviceId ?? ''));
  expect((await desk.sync.syncNow()).problem?.code).toBe('PROVINCE_KNOWS_NOT_DEVICE');
  await toOwn(desk);
  const after = await sealedOf('مدیر باز پول نقد خواست');
  expect(after.split(' ')).toHaveLength(2);
  for (const province of [real, own]) expect((await opened(province, after))?.text).toContain('باز پول نقد');
  expect((await opened(real, before))?.text).toContain('پول نقد');
  expect(await opened(own, before)).toBeNull();
});

test('N50 another PC of the office is no way round, also where it knows no province; the true one takes it', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const [trueFront, ownFront] = [await startTlsFront(real.url), await startTlsFront(own.url)];
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await enrolDevice(first.desk, office.manager.id, trueFront.url, await real.createEnrolCode('1101'));
  await alike(first, second);
  const elsewhere = async () =>
    enrolDevice(second.desk, office.manager.id, ownFront.url, await own.createEnrolCode('1101'));
  await expect(elsewhere()).rejects.toThrow('PROVINCE_PINNED');
  second.desk.store.sqlite.exec('DELETE FROM sync_state');
  await expect(elsewhere()).rejects.toThrow('PROVINCE_PINNED');
  await enrolDevice(second.desk, office.manager.id, trueFront.url, await real.createEnrolCode('1101'));
  expect((await second.desk.sync.syncNow()).problem).toBeNull();

  // A PC that was enrolled elsewhere all the same is an alarm at the true one as soon as it hears of it.
  second.desk.path.execute(office.manager.id, (tx) =>
    tx.append(deviceEnrolled, {
      ...{ id: tx.newId(), provinceUrl: ownFront.url, serverEpoch: 'own', leaves: null, succession: [] },
      ...{ signingKey: 'x'.repeat(43), sealingKey: 'y'.repeat(43), keysSignature: 'z'.repeat(86) },
    }),
  );
  addEntry(second);
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  const raised = await real.store.select().from(alarms).where(eq(alarms.kind, 'enrolled_elsewhere'));
  expect(raised).toMatchObject([{ office: '1101', device: second.desk.identity()?.deviceId }]);
  await trueFront.close();
  await ownFront.close();
});

test('N50 N51 a province whose keys are followed by others is enrolled with again by a code of the new ones, and opens what was sealed to the old', {
  tags: 'release',
}, async () => {
  const dir = await putEmptyProvince(temporaryFolder());
  const before = await startProvince({ dir });
  const desk = await setUpWitnessed(witnessedPlaces());
  await desk.sync.stop();
  await enrolDevice(desk, managerOf(desk), before.url, await before.createEnrolCode('1101'));
  const [key = ''] = desk.reads.sync.sealingKeys();
  const said = { text: 'مدیر پول نقد خواست', contactName: '', contactPhone: '', visitId: null };
  const sealed = (await sealForProvince([key], said)) ?? '';
  await before.close();
  await runOperation({ dir }, 'renew-keys', {});
  const after = await startProvince({ dir });
  expect(after.fingerprint).not.toBe(before.fingerprint);
  await enrolDevice(desk, managerOf(desk), after.url, await after.createEnrolCode('1101'));
  // One province all along: nobody else is sealed to, nothing stands on the sheet, nothing is an alarm.
  expect(desk.reads.sync.sealingKeys()).toHaveLength(1);
  expect(desk.reads.sync.leavingsOfDay(desk.machine.now().slice(0, 10))).toEqual([]);
  expect(await openSealed(after.store, sealed, sealedComplaintType, sealedComplaintSchema)).toEqual(said);
  // Another province cannot follow it.
  await expect(toOwn(desk)).rejects.toThrow('PROVINCE_PINNED');
  await after.close();
});
