// A new PC takes over an office of many entries from another one: entries a second, and whether it answers meanwhile.
import { setTimeout as pause } from 'node:timers/promises';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { BenchPc, joins } from './bench-pcs.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, ms, type Run, timed } from './measure.ts';
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
        {
          what: '500,000 entries at this pace',
          value: `${((seconds * 500_000) / all).toFixed(0)} s`,
          budget: '≤ 120 s',
        },
        { what: 'entries a second', value: String(Math.round(all / seconds)), budget: '' },
        {
          what: 'CPU an entry, the new PC; the one that gives',
          value: `${cpuNew.toFixed(0)} µs; ${cpuGiving.toFixed(0)} µs`,
          budget: '',
        },
        {
          what: 'CPU an entry, SQLite alone: the same rows and indexes, and nothing else',
          value: `${alone.cpuUs.toFixed(0)} µs`,
          budget: '',
        },
        {
          what: 'the slowest answer: the new PC, the one that gives',
          value: `${ms(Math.max(...answers))}; ${ms(Math.max(...atFirst))}`,
          budget: '≤ 1 s',
        },
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
