// Whoever answers at the province's address: only an answer that the province signed as a whole, for this PC and for this very
// question, says a time, an epoch, or that something is not held.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { answerHeaders } from '#core/foundation/wire/signed-answer.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import {
  type Answer,
  handedOverTo,
  type InBetween,
  inBetween,
  json,
  type Manner,
  type Question,
  withoutSignature,
} from '#tests/support/province-in-between.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { record, setUpWitnessed, witnessedPlaces } from '#tests/support/witnessed-desk.ts';

let province: ProvinceUnderTest;
beforeAll(async () => {
  province = await provinceOnPglite();
});
afterAll(() => province.close());

const pass: Manner = (question) => handedOverTo(province.url)(question);
const unsigned: Manner = (question) => withoutSignature(province.url)(question);
const hours = (some: number) => new Date(Date.now() + some * 3_600_000).toISOString();

/** An office that is enrolled through somebody in between, and in step. */
async function enrolled(manner: Manner): Promise<{ desk: Desk; way: InBetween }> {
  const desk = await setUpWitnessed(witnessedPlaces());
  const way = await inBetween(manner);
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  way.seen.splice(0);
  return { desk, way };
}

/** All that an answer could change here. */
function known({ reads, sync, clock, identity }: Desk) {
  const { deviceId = '' } = identity() ?? {};
  return {
    pin: reads.sync.province(),
    acks: reads.sync.acks(),
    streams: reads.sync.ownStreams(deviceId).map(({ ackedSeq, backedUpSeq }) => [ackedSeq, backedUpSeq]),
    acked: sync.state().acked,
    clockOffsetMs: clock.offsetMs,
    doubt: reads.clock.openDoubt(deviceId),
  };
}

const isHeads = ({ path }: Question): boolean => path.includes('/heads');
const posts = ({ seen }: InBetween) => seen.filter(({ question }) => question.method === 'POST');
const lastHeads = ({ seen }: InBetween): Answer => {
  const found = seen.findLast(({ question }) => isHeads(question));
  if (found === undefined) throw new Error('the heads were asked');
  return found.answer;
};
const invented = { streams: [], serverEpoch: 'anybody', serverTime: hours(3) };

test('N6 N11 N38 J30 whoever answers at the address of a province that signs stops nothing, wipes nothing and is sent nothing', async () => {
  const own = await provinceOnPglite();
  const desk = await setUpWitnessed(witnessedPlaces());
  await enrolDevice(desk, null, own.url, await own.createEnrolCode('1101'));
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const before = known(desk);
  expect(before.acked).toBeGreaterThan(0);
  await own.close();
  const stub = await inBetween(() => json(invented), Number(new URL(own.url).port));
  const { serverEpoch = '' } = before.pin ?? {};
  for (const body of [invented, { ...invented, serverEpoch }, { ...invented, streams: 'none' }]) {
    stub.answer = () => json(body);
    const { problem } = await desk.sync.syncNow();
    expect(['PROVINCE_IDENTITY_CHANGED', 'PROVINCE_UNREACHABLE']).toContain(problem?.code);
    expect(known(desk)).toEqual(before);
  }
  // Nor does anybody say the time by refusing, or that this PC is not known or removed.
  for (const code of ['BAD_SIGNATURE', 'UNKNOWN_DEVICE', 'REVOKED']) {
    const headers = { 'content-type': 'application/problem+json' };
    const body = JSON.stringify({ code, serverTime: hours(3) });
    stub.answer = () => ({ status: 401, headers, body });
    expect(await desk.sync.syncNow()).toMatchObject({ problem: { code: 'PROVINCE_IDENTITY_CHANGED' } });
    expect(known(desk)).toEqual(before);
  }
  expect(stub.seen.length).toBeGreaterThan(4);
  expect(posts(stub)).toEqual([]);
});

test('N6 N38 an earlier answer, one to another question and one for another PC of the office are not heard', {
  tags: 'release',
}, async () => {
  const { desk, way } = await enrolled(pass);
  await desk.sync.syncNow();
  const earlier = lastHeads(way);
  expect(earlier.headers[answerHeaders.signature]).toBeDefined();
  record(desk, 2);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const other = await enrolledDevice(province, '1101');
  const before = known(desk);
  way.seen.splice(0);
  const liars: Manner[] = [
    () => earlier,
    // The province's own answer to the same question and number, but to another PC of this office.
    async (question) => {
      const authorization = `Bearer ${await other.token({ htu: question.path })}`;
      return pass({ ...question, headers: { ...question.headers, authorization } });
    },
    // A true answer to less than was asked, and one of which a word was changed.
    (question) => pass({ ...question, path: question.path.replace(/device=.*/u, `device=${other.id}`) }),
    async (question) => {
      const answer = await pass(question);
      return { ...answer, body: answer.body.replace(/"serverTime":"[^"]+"/u, `"serverTime":"${hours(3)}"`) };
    },
    async (question) => {
      const answer = await pass(question);
      return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), streams: [] }) };
    },
    unsigned,
  ];
  for (const liar of liars) {
    way.answer = liar;
    expect(await desk.sync.syncNow()).toMatchObject({ problem: { code: 'PROVINCE_IDENTITY_CHANGED' } });
    expect(known(desk)).toEqual(before);
  }
  expect(posts(way)).toEqual([]);
  way.answer = pass;
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('N6 an earlier acknowledgement is no answer to a batch, and says no time', {
  tags: 'release',
}, async () => {
  const { desk, way } = await enrolled(pass);
  record(desk, 1);
  await desk.sync.syncNow();
  const [first] = posts(way);
  if (first === undefined) throw new Error('a batch was sent');
  record(desk, 1);
  const acked = desk.sync.state().acked;
  way.answer = (question) => (question.method === 'POST' ? first.answer : pass(question));
  expect(await desk.sync.syncNow()).toMatchObject({ problem: { code: 'PROVINCE_IDENTITY_CHANGED' }, acked });
});

test('N6 N8 an answer without the province’s signature is refused from the first contact on', {
  tags: 'release',
}, async () => {
  const desk = await setUpWitnessed(witnessedPlaces());
  const way = await inBetween(unsigned);
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  const before = known(desk);
  record(desk, 1);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: { code: 'PROVINCE_IDENTITY_CHANGED' } });
  expect(known(desk)).toEqual(before);
  expect(posts(way).filter(({ question }) => question.path.includes('/batches'))).toEqual([]);
  way.answer = pass;
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('N38 a carried answer takes no mark back where the province never answered this PC itself', {
  tags: 'release',
}, async () => {
  const { desk, way } = await enrolled(pass);
  const stick = temporaryFolder();
  const carried = async (): Promise<string> => {
    record(desk, 1);
    const { name } = await desk.peers.bundleOut('province', stick);
    const given = { file: join(stick, name), to: stick };
    return ((await runOperation({ dir: province.dir }, 'bundle-in', given)) as { answer: string }).answer;
  };
  const first = await carried();
  record(desk, 2);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  // As on a PC that heard of these marks from another one alone.
  desk.store.sqlite.prepare('UPDATE sync_state SET said_at = NULL, last_contact_at = NULL').run();
  const { acks, streams } = known(desk);
  await desk.peers.bundleIn(first);
  expect(known(desk)).toMatchObject({ acks, streams });
  expect(desk.reads.sync.province()?.saidAt).not.toBeNull();
  const second = await carried();
  way.answer = pass;
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  await expect(desk.peers.bundleIn(second)).rejects.toMatchObject({
    problem: { code: 'BUNDLE_ALREADY_TAKEN' },
  });
});

test('D22.4 a clock that is hours off gets its answer by the time of a signed refusal, which is taken over from the answer alone', async () => {
  const desk = await setUpWitnessed(witnessedPlaces());
  const way = await inBetween(pass);
  onTestFinished(() => desk.sync.stop());
  await enrolDevice(desk, null, way.url, await province.createEnrolCode('1101'));
  desk.clock.offsetMs = 5 * 3_600_000;
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  expect(way.seen.map(({ answer }) => answer.status)).toContain(401);
  expect(Math.abs(desk.clock.offsetMs ?? 0)).toBeLessThan(60_000);
});
