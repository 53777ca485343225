// Memory of the application while it sends a backlog: an office in a process of its own, on plain Node.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';
import { growOffice, openBenchOffice, playOneDay } from './bench-office.ts';
import { type BenchReport, inUnits, lower, type Run } from './measure.ts';
import { runToEnd, startServer } from './server-process.ts';

const provinceServer = import.meta.resolve('./province-server.ts');
const sender = import.meta.resolve('./sending-office.ts');
/** Resident memory in MB, and how many entries were acknowledged. */
const sentSchema = z.object({ before: z.number(), peak: z.number(), acked: z.int() });

/** Megabytes that the process grows by, at most, from just before the first batch to the last acknowledgement. */
export async function benchSyncMemory({ many }: Run): Promise<BenchReport> {
  const backlog = many(10_000, 300);
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  const postgres = await startRealPostgres();
  try {
    const officeCode = await makeBacklog(path.join(dir, 'office'), backlog, many(60));
    const { before, peak, acked } = await send(postgres, path.join(dir, 'office'), officeCode);
    if (acked < backlog) throw new Error(`only ${acked} entries were sent`);
    return {
      title: `Memory while ${backlog.toLocaleString('en-US')} entries are sent`,
      measured: [],
      judged: [
        lower('resident set, growth at its peak', peak - before, inUnits(' MB'), 50),
        lower('resident set before', before, inUnits(' MB')),
      ],
      notes: [
        'Read every 5 ms in a process that has the office open and does nothing else; the time before it has made no batch yet.',
      ],
    };
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function makeBacklog(dir: string, backlog: number, clients: number): Promise<string> {
  mkdirSync(dir);
  const office = openBenchOffice(dir);
  try {
    await playOneDay(office, clients);
    growOffice(office.desk, backlog, () => undefined);
    return office.desk.identity()?.officeCode ?? '';
  } finally {
    await office.desk.close();
  }
}

async function send(postgres: RealPostgres, dir: string, officeCode: string) {
  const server = await startServer(provinceServer, [await postgres.freshDatabase(), officeCode]);
  try {
    return await runToEnd(sender, [dir, server.url, server.code], sentSchema);
  } finally {
    await server.stop();
  }
}
