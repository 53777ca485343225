// A new PC takes over an office of many entries from another one: entries a second, and whether it answers meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { BenchPc, joins } from './bench-pcs.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, higher, inUnits, lower, ms, type Run, timed } from './measure.ts';
import { rowsAlone } from './rows-alone.ts';

const askEveryMs = 100;

export async function benchJoinBigOffice(run: Run): Promise<BenchReport> {
  const dir = await bigOffice(run);
  const fresh = folderForElectron();
  const first = await BenchPc.start(dir);
  const second = await BenchPc.start(fresh);
  try {
    const [person] = demoOffice('2026-01-01').people;
    if (person === undefined) throw new Error('the demo office has its manager');
    const managerId = await first.ask<string>('signIn', person);
    const port = await first.ask<number>('open');
    const all = await first.ask<number>('entries');
    const answers: number[] = [];
    const atFirst: number[] = [];
    const cpuOf = async (pc: BenchPc): Promise<number> => (await pc.ask<{ cpuUs: number }>('spent')).cpuUs;
    const cpuBefore = [await cpuOf(second), await cpuOf(first)];
    const started = performance.now();
    await joins(first, managerId, port, second, 'باجهٔ تازه');
    for (;;) {
      let taking: unknown;
      answers.push(
        await timed(async () => {
          taking = await second.ask('taking');
        }),
      );
      atFirst.push(await timed(() => first.ask('linked')));
      if (taking === null) break;
      await pause(askEveryMs);
    }
    const seconds = (performance.now() - started) / 1000;
    const [cpuNew = 0, cpuGiving = 0] = [await cpuOf(second), await cpuOf(first)].map(
      (now, index) => (now - (cpuBefore[index] ?? 0)) / all,
    );
    await second.stop();
    await first.stop();
    const alone = await rowsAlone(dir);
    return {
      title: `Joining an office of ${all.toLocaleString('en')} entries`,
      measured: [
        { what: 'the new PC answers its window meanwhile', times: answers },
        { what: 'the PC that gives answers meanwhile', times: atFirst },
      ],
      judged: [
        lower('500,000 entries at this pace', (seconds * 500_000) / all, inUnits(' s'), 120),
        higher('entries a second', all / seconds, inUnits('')),
        lower('CPU an entry, the new PC', cpuNew, inUnits(' µs')),
        lower('CPU an entry, the one that gives', cpuGiving, inUnits(' µs')),
        lower(
          'CPU an entry, SQLite alone: the same rows and indexes, and nothing else',
          alone.cpuUs,
          inUnits(' µs'),
        ),
        lower('the slowest answer, the new PC', Math.max(...answers), ms, 1_000),
        lower('the slowest answer, the one that gives', Math.max(...atFirst), ms, 1_000),
      ],
      notes: [
        'From the code to the moment at which people can sign in: chains, signatures and private parts proved, tables written.',
      ],
    };
  } finally {
    await second.stop();
    await first.stop();
    removeFolder(fresh);
  }
}
