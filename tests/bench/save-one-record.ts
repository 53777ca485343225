// Saving one payment: the real procedure on an encrypted office, beside the same command on an encrypted and on a plain
// copy, raw inserts of the same rows, and the machine's own floor for the same number of bytes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { recordPayment } from '#core/counter/payments/commands.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { type BenchOffice, clerkOf, openBenchOffice, playOneDay } from './bench-office.ts';
import { diskFloor } from './disk-floor.ts';
import { type BenchReport, higher, inTurns, lower, medianOf, type Run, times } from './measure.ts';
import { copyOffice, type OfficeCopy, rowInserter, rowsAfter } from './office-copy.ts';

type Clerk = Awaited<ReturnType<typeof clerkOf>>;
type Slip = Parameters<Clerk['caller']['payments']['record']>[0];

/** Measures saves in turns and gives the ratios of their medians. */
export async function benchSaveOneRecord({ many }: Run): Promise<BenchReport> {
  const [rounds, warmUp, sampledForSize] = [many(400), many(40), many(20)];
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  const office = openBenchOffice(dir);
  const copies: OfficeCopy[] = [];
  try {
    await playOneDay(office, many(60));
    const clerk = await clerkOf(office.desk);
    const sample: Slip[] = [];
    const slips: Slip[] = [];
    while (sample.length < sampledForSize) sample.push(await chargedVisit(office, clerk));
    while (slips.length < warmUp + rounds) slips.push(await chargedVisit(office, clerk));
    const copy = (name: string, key: Uint8Array | null): OfficeCopy => {
      const made = copyOffice(office.desk, path.join(dir, name), key);
      copies.push(made);
      return made;
    };
    const [encrypted, plain, raw, model] = [
      copy('encrypted.db', demonstrationKey()),
      copy('plain.db', null),
      copy('raw.db', demonstrationKey()),
      copy('model.db', null),
    ];
    const record = (slip: Slip) => clerk.caller.payments.record(slip);
    const bytes = await bytesOfSaves(office.desk, sample, record);
    const commandOn = (on: OfficeCopy) => (round: number) =>
      on.path.execute(clerk.id, (tx) => recordPayment(tx, on.reads, at(slips, round)));
    const rows = slips.map((_, round) => {
      const before = model.path.journal.count();
      commandOn(model)(round);
      return rowsAfter(model.store.sqlite, before);
    });
    const insert = rowInserter(raw.store.sqlite);
    const floor = diskFloor(path.join(dir, 'floor'), Math.round(bytes / sampledForSize));
    const measured = await inTurns(
      [
        { what: 'payments.record', run: (round) => clerk.caller.payments.record(at(slips, round)) },
        { what: 'the command alone, encrypted', run: commandOn(encrypted) },
        { what: 'the command alone, plain', run: commandOn(plain) },
        { what: 'raw better-sqlite3, encrypted', run: (round) => insert(at(rows, round)) },
        { what: 'write + fsync', run: floor.fsync },
        { what: 'write + fdatasync', run: floor.fdatasync },
      ],
      rounds,
      warmUp,
    );
    floor.close();
    return reportOf(measured, bytes / sampledForSize);
  } finally {
    for (const { store } of copies) store.sqlite.close();
    await office.desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function reportOf(measured: BenchReport['measured'], bytes: number): BenchReport {
  const medians = measured.map((one) => medianOf(one.times));
  const [record = 0, secret = 0, plain = 0, raw = 0, fsync = 0, fdatasync = 0] = medians;
  return {
    title: 'Save one record, and what encryption costs',
    measured,
    judged: [
      lower('payments.record ÷ write + fsync', record / fsync, times, 3),
      lower('payments.record ÷ write + fdatasync', record / fdatasync, times),
      higher('rate of payments.record ÷ raw better-sqlite3', raw / record, times, 0.5),
      lower('the command, encrypted ÷ plain', secret / plain, times, 1.6),
    ],
    notes: [
      `One save writes ${Math.round(bytes)} bytes to the WAL; the floor writes as many into a file that has its size already.`,
      '`payments.record` is the whole procedure: session, role, input and output checks, rules, entry, chain, tables, commit with `synchronous=FULL`.',
      'Raw inserts the rows that the same payment leaves (journal, payment, allocations), one prepared statement each, into tables of the same form in one FULL transaction.',
      `${measured[0]?.times.length} saves of each, in turns.`,
    ],
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}

async function chargedVisit({ machine }: BenchOffice, { caller }: Clerk): Promise<Slip> {
  const { random } = machine;
  machine.advance(1_000);
  const { visitId } = await caller.visits.open({
    client: {
      clientType: 'iranian_adult',
      name: 'رضا محمدی',
      nationalCode: inventedNationalCode(random),
      mobile: '09121234567',
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber: '',
    },
  });
  await caller.identity.verify({ visitId, answers: completeAnswers('iranian_adult', 'plaintiff'), note: '' });
  const service = (await caller.fees.inForce())?.items.find(({ rate }) => rate !== null && rate > 0);
  const terminal = (await caller.payments.terminals()).find(({ inForce }) => inForce);
  if (service === undefined || terminal === undefined) throw new Error('the demo office has them');
  const { officePosTotal } = await caller.fees.charge({
    visitId,
    lines: [{ itemCode: service.code, count: 1 }],
  });
  return {
    visitId,
    terminalId: terminal.terminalId,
    rrn: random.digits(12),
    stan: random.digits(6),
    card: `603799******${random.digits(4)}`,
    amount: officePosTotal,
  };
}

/** Bytes that reach the WAL for so many saves. */
async function bytesOfSaves(
  { dir, store: { sqlite } }: Desk,
  sample: readonly Slip[],
  record: (slip: Slip) => Promise<unknown>,
): Promise<number> {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.pragma('wal_autocheckpoint = 0');
  for (const slip of sample) await record(slip);
  const { size } = statSync(`${storeFile(dir)}-wal`);
  sqlite.pragma('wal_autocheckpoint = 1000');
  return size;
}
