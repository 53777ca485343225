// What each campaign does in one run, over folders of its own. A run gives null, or what was wrong.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { reportOfDamaged, verifyOffice } from '#core/app/checks/verify-office.ts';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { Coverage } from '#tests/support/network/coverage.ts';
import { keepSeed } from '#tests/support/network/keep-seed.ts';
import { playNetwork } from '#tests/support/network/scenario.ts';
import { simulatedCuts } from './cuts.ts';
import { diskFull, powerCuts } from './disks.ts';
import { kills, killsControl } from './kills.ts';
import { lanLives } from './lan-lives.ts';
import { network } from './network.ts';
import { type Campaign, key, killedOffice, open, record, scratch } from './offices.ts';
import { removedRules } from './removed-rules.ts';
import { repeated } from './repeated-tests.ts';
import { rulesRemoved } from './rules-removed.ts';

function flipOne(bytes: Buffer, random: SeededRandom): { bytes: Buffer; at: number } {
  const at = random.between(0, bytes.length - 1);
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7));
  return { bytes: changed, at };
}

/** One changed bit in the WAL of a killed store: the next open must see that entries are missing. */
async function walFlips(seed: string): Promise<Campaign> {
  const places = scratch();
  const random = seededRandom(seed);
  const original = places.folder();
  await killedOffice(original);
  const wal = readFileSync(join(original, 'desk.db-wal'));
  return {
    async run() {
      const dir = places.folder();
      for (const part of ['desk.db', 'device.db', 'device.db-wal', 'desk.witness'])
        cpSync(join(original, part), join(dir, part));
      const { bytes, at } = flipOne(wal, random);
      writeFileSync(join(dir, 'desk.db-wal'), bytes);
      const desk = open(dir);
      const { witnessed } = desk;
      await desk.close();
      rmSync(dir, { recursive: true, force: true });
      return witnessed.kind === 'rewound' ? null : `byte ${at} of the WAL was changed and nothing was seen`;
    },
    end: places.end,
  };
}

/** One changed bit in the file of a closed store: verify must find it, and nothing may die of it. */
async function fileFlips(seed: string): Promise<Campaign> {
  const places = scratch();
  const random = seededRandom(seed);
  const original = places.folder();
  await killedOffice(original);
  await open(original).close();
  const whole = readFileSync(storeFile(original));
  return {
    async run() {
      const dir = places.folder();
      for (const part of ['device.db', 'desk.witness']) cpSync(join(original, part), join(dir, part));
      const { bytes, at } = flipOne(whole, random);
      writeFileSync(storeFile(dir), bytes);
      const findings = await findingsOf(dir);
      rmSync(dir, { recursive: true, force: true });
      return findings > 0 ? null : `byte ${at} of the file was changed and verify found nothing`;
    },
    end: places.end,
  };
}

async function findingsOf(dir: string): Promise<number> {
  let desk: Desk;
  try {
    desk = open(dir, true);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return reportOfDamaged(dir, key, error.problem.code).findings.length;
  }
  try {
    return (await verifyOffice(desk, () => undefined)).findings.length;
  } finally {
    await desk.close();
  }
}

/** kill -9 at a random moment of a restore: the old store or the new one is there, and no entry is missing from it. */
async function restoreKills(seed: string): Promise<Campaign> {
  const places = scratch();
  const random = seededRandom(seed);
  const original = places.folder();
  markFolder(officeFolder(original), true);
  const head = await killedOffice(original);
  const snapshot = join(places.root, 'snapshot.db');
  const desk = open(original);
  writeSnapshot(desk.store.sqlite, snapshot);
  record(desk, 20);
  await desk.close();
  return {
    async run() {
      const dir = places.folder();
      cpSync(original, dir, { recursive: true });
      const delay = random.between(200, 4000);
      const restore = spawn(process.execPath, ['electron/cli/office.ts', 'restore', snapshot, '--dir', dir], {
        stdio: 'ignore',
      });
      const killing = setTimeout(() => restore.kill('SIGKILL'), delay);
      await once(restore, 'close');
      clearTimeout(killing);
      const after = open(dir);
      const held = after.path.journal.head({ device: head.device, epoch: head.epoch }).seq;
      const { witnessed } = after;
      await after.close();
      rmSync(dir, { recursive: true, force: true });
      if (held !== head.seq + 20)
        return `killed after ${delay} ms: ${held} of ${head.seq + 20} entries are left`;
      return witnessed.kind === 'sound' ? null : `killed after ${delay} ms: taken for rewound`;
    },
    end: places.end,
  };
}

/** A simulated network of PCs and a province, by the steps of both boundaries. */
async function links(seed: string): Promise<Campaign> {
  const coverage = new Coverage();
  return {
    async run() {
      const network = `${seed}/${coverage.networks}`;
      const wrong = playNetwork(network, { coverage });
      if (wrong !== null) keepSeed(network, wrong);
      return wrong;
    },
    end: () => void process.stderr.write(`${coverage.table()}\n`),
  };
}

/** Calls of each procedure in one start of the runner: each duty has an office of its own. */
const callsOfRun = 1000;

export const campaigns: Readonly<Record<string, (seed: string) => Promise<Campaign>>> = {
  'wal-flips': walFlips,
  'file-flips': fileFlips,
  kills,
  'kills-control': killsControl,
  'restore-kills': restoreKills,
  lan: (seed) => lanLives(seed, 4, 3),
  'lan-15': (seed) => lanLives(seed, 15, 1),
  'power-cuts': (seed) => simulatedCuts(seed, false),
  'power-cuts-control': (seed) => simulatedCuts(seed, true),
  'disk-cuts': (seed) => powerCuts(seed, false),
  'disk-cuts-control': (seed) => powerCuts(seed, true),
  'disk-full': diskFull,
  network,
  links,
  order: (seed) => repeated(seed, { files: ['tests/property/journal/log/one-order.test.ts'], times: 10 }),
  visits: (seed) => repeated(seed, { files: ['tests/property/counter/visits/life.test.ts'], times: 10 }),
  'hostile-files': (seed) =>
    repeated(seed, {
      files: [
        'tests/property/foundation/settlement/psp-files.test.ts',
        'tests/integration/closing/day-close/hostile-files.test.ts',
      ],
      times: 10,
    }),
  'forged-entries': (seed) =>
    repeated(seed, { files: ['tests/contract/api/forged-entries.test.ts'], times: 10 }),
  'planted-days': (seed) =>
    repeated(seed, {
      files: ['tests/integration/demo/two-hundred-days.test.ts'],
      size: 200,
      env: { PISHKHAN_TIER: 'release' },
    }),
  'rules-removed': async () => rulesRemoved(),
  calls: (seed) =>
    repeated(seed, {
      files: ['tests/contract/api/fuzz.test.ts', 'tests/contract/province/fuzz.test.ts'],
      size: callsOfRun,
      env: { FUZZ_CALLS: String(callsOfRun) },
    }),
};

/** Runs of each that a release asks for. What a run is stands in the README here. */
export const releaseRuns: Readonly<Record<string, number>> = {
  'wal-flips': 10_000,
  'file-flips': 10_000,
  kills: 10_000,
  'kills-control': 100,
  'restore-kills': 1000,
  lan: 950,
  'lan-15': 50,
  'power-cuts': 50_000,
  'power-cuts-control': 500,
  'disk-cuts': 1000,
  'disk-cuts-control': 100,
  'disk-full': 1000,
  network: 100_000,
  links: 100_000,
  order: 1000,
  visits: 1000,
  'hostile-files': 1000,
  'forged-entries': 1000,
  'planted-days': 10_000,
  'rules-removed': removedRules.length,
  calls: 100_000,
};
