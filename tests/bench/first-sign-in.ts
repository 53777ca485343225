// From the start of the core process to a session on the big office: so long waits whoever signs in first in the morning.
import { cpSync } from 'node:fs';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { forkedCore } from '#electron/core-process/core-link.ts';
import { supervise } from '#electron/core-process/supervisor.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { builtCore } from '#tests/support/built-core.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, lower, type Measured, ms, type Run, summaryOf } from './measure.ts';

type Waits = { readonly list: number; readonly session: number; readonly signIn: number };

/** Signs in as often as there are rounds, each time at a process of its own. */
export async function benchFirstSignIn(run: Run): Promise<BenchReport> {
  const rounds = run.many(7);
  // A copy: each sign-in is an entry.
  const dir = folderForElectron();
  try {
    cpSync(await bigOffice(run), dir, { recursive: true });
    await firstSignIn(dir);
    const waits: Waits[] = [];
    for (let round = 0; round < rounds; round += 1) waits.push(await firstSignIn(dir));
    const of = (what: string, which: keyof Waits): Measured => ({
      what,
      times: waits.map((each) => each[which]),
    });
    const measured = [
      of('from the start of the process to the people who can sign in', 'list'),
      of('from there to the session, the password at once', 'signIn'),
      of('from the start of the process to a session', 'session'),
    ];
    const { median } = summaryOf(measured.at(-1)?.times ?? []);
    return {
      title: 'The first sign-in',
      measured,
      judged: [lower('from the start of the process to a session', median, ms, 1_000)],
      notes: [
        `${rounds} starts of the core process on the big office above, after one that does not count; its files lie in the memory of the system.`,
        'Whoever signs in has typed the password already when the process starts: nothing is done beside the typing.',
      ],
    };
  } finally {
    removeFolder(dir);
  }
}

async function firstSignIn(dir: string): Promise<Waits> {
  const key = Buffer.from(demonstrationKey()).toString('hex');
  const quiet = (): void => undefined;
  const started = performance.now();
  const supervisor = supervise({
    spawn: forkedCore({ entry: builtCore(), log: quiet }),
    start: () => ({ kind: 'start', dir, key, appVersion: '0.0.0-bench', demoOnly: true, presence: 'pc' }),
    log: quiet,
  });
  const ask = async (path: string, input?: object): Promise<unknown> => {
    const { status, body } = await supervisor.call({
      path: `/api/${path}`,
      method: input === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      body: input === undefined ? null : JSON.stringify(input),
    });
    if (status !== 200) throw new Error(`${path}: ${body}`);
    return JSON.parse(body).result.data;
  };
  try {
    const people = (await ask('staff.signInList')) as readonly { id: string; name: string }[];
    const listed = performance.now();
    const [{ name, password } = { name: '', password: '' }] = demoOffice('2022-10-01').people;
    await ask('staff.signIn', { personId: people.find((one) => one.name === name)?.id, password });
    const done = performance.now();
    return { list: listed - started, session: done - started, signIn: done - listed };
  } finally {
    await supervisor.stop();
  }
}
