// Batches through the faulty proxy: offices that record and send, side by side in one process, to a province on PGlite and to one
// on PostgreSQL. Half of all requests and answers are lost, doubled, cut, late or answered by somebody else.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, asc, eq } from 'drizzle-orm';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { type Province, startProvince } from '#province/server.ts';
import { entries, forks, streams } from '#province/store/schema.ts';
import { type ChaosProxy, startChaosProxy } from '#tests/support/chaos-proxy.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { putEmptyStore, testDataKey } from '#tests/support/laid-out-store.ts';
import { startRealPostgres } from '#tests/support/real-postgres.ts';
import { type Campaign, record, scratch } from './offices.ts';

/** Offices that send side by side: what one waits for is the others' time. */
const lanes = 60;
/** How long a client waits, ms: on a busy machine more is too late than the proxy makes so, which is a fault like any other. */
const timeoutMs = 2000;
/** Tries until what waits must have arrived. */
const mostTries = 400;
const mostEnrolments = 5;
/** Rounds of one office; then it is compared with the province byte by byte, verified, and another one begins. */
const roundsOfOffice = 150;

type Lane = {
  readonly desk: Desk;
  readonly province: Province;
  readonly proxy: ChaosProxy;
  readonly random: SeededRandom;
  rounds: number;
};

type Round = { readonly nth: number; readonly batches: number; readonly wrong: string | null };

/** A run is one round of an office; it counts for the batches that came to its proxy. */
export async function network(seed: string): Promise<Campaign> {
  const places = scratch();
  const postgres = await startRealPostgres();
  const provinces = [
    await startProvince({ dir: await putEmptyProvince(places.folder()) }),
    await startProvince({ databaseUrl: await postgres.freshDatabase() }),
  ];
  let strayed = 0;
  const elsewhere = await listening((_request, response) => {
    strayed += 1;
    response.end('{}');
  });
  const all: (Lane | null)[] = Array.from({ length: lanes }, () => null);
  let made = 0;
  let size = 0;

  async function newLane(nth: number): Promise<Lane> {
    const province = provinces[nth % provinces.length];
    if (province === undefined) throw new Error('there is a province');
    made += 1;
    const random = seededRandom(`${seed}/${made}`);
    const proxy = await startChaosProxy({
      target: province.url,
      random,
      tooLateMs: timeoutMs + 200,
      elsewhere: `${elsewhere.url}/v1/`,
    });
    const dir = places.folder();
    putEmptyStore(dir);
    const desk = openDesk({
      dir,
      dataKey: testDataKey,
      appVersion: '0.0.0-campaign',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      sync: { timeoutMs, settleMs: 600_000, random: () => 0.999 },
    });
    // Nothing here is about the disk.
    desk.store.sqlite.pragma('synchronous = OFF');
    await callerOf(desk, null).office.setUpDemo();
    const { officeCode = '' } = desk.identity() ?? {};
    await enrolled(desk, proxy.url, await province.createEnrolCode(officeCode));
    return { desk, province, proxy, random, rounds: 0 };
  }

  // One after another: to set an office up holds this thread, and nobody is to wait too long for an answer because of it.
  let making: Promise<unknown> = Promise.resolve();
  function madeInTurn(nth: number): Promise<Lane> {
    const lane = making.then(() => newLane(nth));
    making = lane.catch(() => undefined);
    return lane;
  }

  async function roundOf(nth: number): Promise<Round> {
    const lane = all[nth] ?? (await madeInTurn(nth));
    all[nth] = lane;
    const before = lane.proxy.batches();
    const failed = await round(lane);
    const batches = lane.proxy.batches() - before;
    if (failed !== null) return { nth, batches, wrong: `round ${lane.rounds} of an office: ${failed}` };
    if (lane.rounds < roundsOfOffice) return { nth, batches, wrong: null };
    all[nth] = null;
    return { nth, batches, wrong: await leave(lane) };
  }

  /** What each office is at; a run waits for whichever is done first, and sets it to its next round. */
  let underWay: Promise<Round>[] | null = null;
  return {
    get size() {
      return size;
    },
    async run() {
      underWay ??= all.map((_, nth) => roundOf(nth));
      const done = await Promise.race(underWay);
      size = done.batches;
      underWay[done.nth] = done.wrong === null ? roundOf(done.nth) : Promise.resolve(done);
      return strayed > 0 ? `${strayed} requests went to another host` : done.wrong;
    },
    async end() {
      await Promise.allSettled(underWay ?? []);
      for (const lane of all) {
        await lane?.desk.close();
        await lane?.proxy.close();
      }
      for (const province of provinces) await province.close();
      await postgres.stop();
      elsewhere.server.close();
      places.end();
    },
  };
}

/**
 * Enrols an office. With so many others at it a province may be too busy to answer in time, which ends no campaign: it is
 * said and asked again, with the same code, as a person would.
 */
async function enrolled(desk: Desk, url: string, code: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await enrolDevice(desk, null, url, code);
      return;
    } catch (error) {
      const isBusy = error instanceof ProblemError && error.problem.code === 'PROVINCE_UNREACHABLE';
      if (!isBusy || tries === mostEnrolments) throw error;
      process.stderr.write(`an enrolment was not answered, try ${tries}\n`);
    }
  }
}

/** Records, is disturbed, and sends until the province has it: then its head is the office's. */
async function round(lane: Lane): Promise<string | null> {
  const { desk, proxy, random, province } = lane;
  lane.rounds += 1;
  record(desk, random.between(1, random.chance(0.1) ? 200 : 6));
  proxy.disturb(random.between(30, 75) / 100);
  for (let tries = 1; ; tries += 1) {
    const { problem, queued } = await desk.sync.syncNow();
    if (problem === null && queued === 0) break;
    if (tries === mostTries) return `not sent after ${tries} tries: ${JSON.stringify(problem)}`;
  }
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  const held = await province.store
    .select()
    .from(streams)
    .where(and(eq(streams.device, device), eq(streams.epoch, epoch)));
  const { seq, hash } = desk.path.journal.head({ device, epoch });
  const [{ ackedSeq, headHash } = { ackedSeq: 0, headHash: '' }] = held;
  return ackedSeq === seq && headHash === hash
    ? null
    : `the province is at ${ackedSeq}, the office at ${seq}`;
}

/** Exactly the office's bytes, in the order of their numbers, and no branch; then the office is closed. */
async function leave({ desk, province, proxy }: Lane): Promise<string | null> {
  try {
    const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
    const held = await province.store
      .select({ seq: entries.seq, bytes: entries.bytes })
      .from(entries)
      .innerJoin(streams, eq(streams.id, entries.stream))
      .where(eq(streams.device, device))
      .orderBy(asc(entries.seq));
    const here = desk.path.journal.entriesAfter({ device, epoch }, 0, 1_000_000);
    if (held.length !== here.length) return `the province holds ${held.length} of ${here.length} entries`;
    const other = here.find(
      ({ seq, bytes }, index) => held[index]?.seq !== seq || !bytes.equals(held[index]?.bytes ?? Buffer.of()),
    );
    if (other !== undefined) return `entry ${other.seq} is another one at the province`;
    const branches = await province.store
      .select({ stream: forks.stream })
      .from(forks)
      .innerJoin(streams, eq(streams.id, forks.stream))
      .where(eq(streams.device, device));
    if (branches.length > 0) return `the province holds a branch of ${branches.length} entries`;
    const { findings } = await verifyOffice(desk, () => undefined);
    return findings.length === 0 ? null : `verify found ${JSON.stringify(findings.slice(0, 3))}`;
  } finally {
    await desk.close();
    await proxy.close();
  }
}

async function listening(
  handle: Parameters<typeof createServer>[1] & object,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
