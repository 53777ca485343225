// A clock that was put right is known to be right at the next contact with the province: what was measured before goes neither
// into entries nor into questions, and keeps no inspector out.
import { expect, onTestFinished, test } from 'vitest';
import { laterNow } from '#core/access/inspections/commands.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { askProvince } from '#core/oversight/violations/ask-province.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { alarms } from '#province/store/schema.ts';
import {
  handedOverTo,
  type InBetween,
  inBetween,
  withoutSignature,
} from '#tests/support/province-in-between.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { record } from '#tests/support/witnessed-desk.ts';

const hourMs = 3_600_000;
const inStep = { problem: null, queued: 0 };

/** An office on a PC whose clock a test sets, also between two starts. */
function pcWithClock() {
  const dir = temporaryFolder();
  const machine = realMachine();
  const pc = { behindMs: 0, open };
  function open(): Desk {
    const desk = openDesk({
      dir,
      dataKey: new Uint8Array(32).fill(5),
      appVersion: '0.0.0-test',
      machine: { ...machine, now: () => new Date(Date.now() - pc.behindMs).toISOString() },
      migrationsFolder: sourceMigrations(),
      sync: { atStart: false },
    });
    onTestFinished(async () => {
      if (desk.store.sqlite.open) await desk.close();
    });
    return desk;
  }
  return pc;
}

async function provinceAndWay(): Promise<{ province: ProvinceUnderTest; way: InBetween }> {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  return { province, way: await inBetween((question) => handedOverTo(province.url)(question)) };
}

const lastOffset = (desk: Desk): number => {
  const entry = desk.path.journal.arrivedAfter(0, 10_000).at(-1);
  return JSON.parse(Buffer.from(entry?.bytes ?? []).toString('utf8')).clock.offsetMs;
};

/** Nobody here says that the clock differs from the province's. */
async function expectNotApart(desk: Desk): Promise<void> {
  const now = Date.parse(laterNow(desk));
  expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  record(desk, 1);
  for (const offsetMs of [desk.clock.offsetMs, desk.sync.state().clockOffsetMs, lastOffset(desk)])
    expect(Math.abs(offsetMs ?? hourMs)).toBeLessThan(60_000);
  expect(await askProvince(desk)).toEqual({ asked: true, news: 0 });
}

test('N6 D12.8 D16.15 a clock that was put right counts as right from the next contact on, before and after a start', {
  tags: 'release',
}, async () => {
  const { province, way } = await provinceAndWay();
  const pc = pcWithClock();
  pc.behindMs = 3 * hourMs;
  const desk = pc.open();
  await callerOf(desk, null).office.setUpDemo();
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  // The enrolment is signed, and says by how much the clock is behind.
  expect(Math.abs((desk.clock.offsetMs ?? 0) - 3 * hourMs)).toBeLessThan(60_000);
  pc.behindMs = 0;
  expect(await askProvince(desk)).toEqual({ asked: true, news: 0 });
  expect(await desk.sync.syncNow()).toMatchObject(inStep);
  await expectNotApart(desk);
  const raised = await province.store.select().from(alarms);
  expect(raised.filter(({ kind }) => kind === 'clock')).toEqual([]);
  const { offsetMs } = desk.clock;
  await desk.close();
  const again = pc.open();
  expect(again.clock.offsetMs).toBe(offsetMs);
  await expectNotApart(again);
});

test('N6 J30 the time of a signed enrolment counts at the next start, as long as nothing else was heard', async () => {
  const { province, way } = await provinceAndWay();
  const pc = pcWithClock();
  pc.behindMs = 3 * hourMs;
  const desk = pc.open();
  await callerOf(desk, null).office.setUpDemo();
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  await desk.close();
  const again = pc.open();
  expect(again.reads.clock.openDoubt(again.identity()?.deviceId ?? '')).toMatchObject({
    kind: 'off_from_province',
  });
});

test('D12.8 N6 the states of reports are asked by the time of a signed refusal, and nobody else’s time is signed with', {
  tags: 'release',
}, async () => {
  const { province, way } = await provinceAndWay();
  way.answer = (question) => handedOverTo(province.url)(question);
  const desk = pcWithClock().open();
  await callerOf(desk, null).office.setUpDemo();
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  expect(await desk.sync.syncNow()).toMatchObject(inStep);
  desk.clock.offsetMs = 5 * hourMs;
  way.seen.splice(0);
  expect(await askProvince(desk)).toEqual({ asked: true, news: 0 });
  expect(way.seen.map(({ answer }) => answer.status)).toEqual([401, 200]);
  // The time is that question's alone.
  expect(desk.clock.offsetMs).toBe(5 * hourMs);
  // Whoever is in between gets no question that is signed for a time of their own, and says nothing for the province.
  const serverTime = new Date(Date.now() + 24 * hourMs).toISOString();
  way.seen.splice(0);
  way.answer = () => ({
    status: 401,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ code: 'BAD_SIGNATURE', serverTime }),
  });
  expect(await askProvince(desk)).toEqual({ asked: false, news: 0 });
  expect(way.seen).toHaveLength(1);
  way.answer = (question) => withoutSignature(province.url)(question);
  desk.clock.offsetMs = 0;
  expect(await askProvince(desk)).toEqual({ asked: false, news: 0 });
});
