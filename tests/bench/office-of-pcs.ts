// Eight PCs of one office, each a process, all linked: how fast a cut-off is everywhere, what they spend when nobody works, and
// what the other PCs cost a save.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { manager } from '#tests/e2e/support/demo-people.ts';
import { makeOffice } from '#tests/e2e/support/office-folder.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { BenchPc, joins, type Saved, until } from './bench-pcs.ts';
import { type BenchReport, inUnits, lower, medianOf, ms, type Run, summaryOf, times } from './measure.ts';

/** Fast hands; the other PCs have written what came before by then, also where they are processes of this machine. */
const pauseMs = 300;

const msOf = (saved: Saved): number => saved.ms;
const cpuOf = (saved: Saved): number => saved.cpuMs;

export async function benchOfficeOfPcs({ many }: Run): Promise<BenchReport> {
  const [others, cutOffs, idleMs] = [many(7), many(40), many(20_000, 100)];
  const [saves, blocks] = [many(30), many(5)];
  const dirs = [await makeOffice(new Date(Date.now() - 60_000).toISOString(), async () => undefined)];
  const pcs: BenchPc[] = [];
  try {
    const first = await BenchPc.start(dirs[0] ?? '');
    pcs.push(first);
    const managerId = await first.ask<string>('signIn', manager);
    const port = await first.ask<number>('open');
    for (let number = 2; number <= others + 1; number += 1) {
      const dir = folderForElectron();
      dirs.push(dir);
      const pc = await BenchPc.start(dir);
      pcs.push(pc);
      await joins(first, managerId, port, pc, `باجهٔ ${number}`);
      await until(async () => (await pc.ask('taking')) === null);
    }
    const allLinked = () =>
      until(async () =>
        (await Promise.all(pcs.map((pc) => pc.ask<number>('linked')))).every((count) => count === others),
      );
    await allLinked();

    const dead: number[] = [];
    for (let round = 0; round < cutOffs; round += 1) {
      const personId = await first.ask<string>('somebody', { managerId });
      const rest = pcs.slice(1);
      await until(async () =>
        (await Promise.all(rest.map((pc) => pc.ask<boolean>('knows', { personId })))).every(Boolean),
      );
      for (const pc of rest) await pc.ask('keepSession', { personId });
      const committed = await first.ask<number>('cutOff', { personId, managerId });
      await until(() => rest.every((pc) => pc.ended.has(personId)), 2);
      for (const pc of rest) dead.push((pc.ended.get(personId) ?? 0) - committed);
    }

    const spent = () => Promise.all(pcs.map((pc) => pc.ask<{ cpuUs: number; bytes: number }>('spent')));
    await pause(2000);
    const before = await spent();
    await pause(idleMs);
    const after = await spent();
    const sum = (of: 'cpuUs' | 'bytes') =>
      after.reduce((total, now, index) => total + now[of] - (before[index]?.[of] ?? 0), 0);
    const cpuShare = sum('cpuUs') / 1000 / idleMs / pcs.length;
    const bytesPerSecond = sum('bytes') / (idleMs / 1000);

    for (const pc of pcs.slice(1)) pc.standBack();
    const alone: Saved[] = [];
    /** All that a save costs the PC at which it is made, with and without what it sends to the others. */
    const ownMs = { linked: [] as number[], alone: [] as number[] };
    const ownCpu = async (): Promise<number> => (await first.ask<{ cpuUs: number }>('spent')).cpuUs;
    /** What a save costs each of the others: that it is written there, and what it is passed on. */
    const cpuMs: number[] = [];
    let sentBytes = 0;
    const linked: Saved[] = [];
    await first.ask('save', { times: many(20), pauseMs });
    for (let block = 0; block < blocks; block += 1) {
      const begun = await spent();
      linked.push(...(await first.ask<Saved[]>('save', { times: saves, pauseMs })));
      await pause(1000);
      const done = await spent();
      cpuMs.push(
        ...done.slice(1).map(({ cpuUs }, index) => (cpuUs - (begun[index + 1]?.cpuUs ?? 0)) / 1000 / saves),
      );
      ownMs.linked.push(((done[0]?.cpuUs ?? 0) - (begun[0]?.cpuUs ?? 0)) / 1000 / saves);
      sentBytes += done.reduce((total, { bytes }, index) => total + bytes - (begun[index]?.bytes ?? 0), 0);
      await first.ask('shut');
      await pause(1000);
      const shutAt = await ownCpu();
      alone.push(...(await first.ask<Saved[]>('save', { times: saves, pauseMs })));
      await pause(1000);
      ownMs.alone.push(((await ownCpu()) - shutAt) / 1000 / saves);
      await first.ask('open');
      await allLinked();
    }
    const [load = 0] = loadavg();
    return {
      title: `An office of ${pcs.length} PCs`,
      measured: [
        { what: 'cut-off at one PC → session dead at another', times: dead },
        { what: `a save, ${others} PCs linked`, times: linked.map(msOf) },
        { what: 'a save, none linked', times: alone.map(msOf) },
      ],
      judged: [
        lower(`cut-off → dead on ${others} others, p99`, summaryOf(dead).p99, ms, 2_000),
        lower(
          `a save's p50, ${others} PCs linked ÷ none`,
          medianOf(linked.map(msOf)) / medianOf(alone.map(msOf)),
          times,
          1.1,
        ),
        lower(
          `CPU of a save in its own process, p50, ${others} PCs linked ÷ none`,
          medianOf(linked.map(cpuOf)) / medianOf(alone.map(cpuOf)),
          times,
          1.1,
        ),
        lower(
          `CPU of the saving PC for a save and all that follows, ${others} linked`,
          medianOf(ownMs.linked),
          ms,
        ),
        lower('CPU of the saving PC for a save and all that follows, none', medianOf(ownMs.alone), ms),
        lower('CPU that a save costs each of the others', medianOf(cpuMs), ms),
        lower('sent by all PCs together for a save', sentBytes / 1024 / saves / blocks, inUnits(' KiB', 1)),
        lower('idle, CPU of one core, each PC', cpuShare * 100, inUnits(' %', 2)),
        lower(`idle, traffic of all ${pcs.length} PCs together`, bytesPerSecond / 1024, inUnits(' KiB/s', 2)),
      ],
      notes: [
        `Each PC is a process of this machine, with its own encrypted store; TLS over 127.0.0.1. Load average ${load.toFixed(1)}.`,
        `${cutOffs} cut-offs of a person who has a session at each of the ${others} others; from the answer after the commit to the end of the session there.`,
        `${blocks} × ${saves} saves with and without links in turns, ${pauseMs} ms between two, the other processes at the lowest priority; idle for ${idleMs / 1000} s.`,
      ],
    };
  } finally {
    for (const pc of pcs) await pc.stop();
    for (const dir of dirs) removeFolder(dir);
  }
}
