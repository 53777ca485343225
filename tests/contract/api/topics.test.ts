// What a screen shows never grows old: whenever a command changes what a query answers, the change is published under one
// of the topics that the query names. Asked of every query after every command of a busy office.
import { expect, test } from 'vitest';
import { topics } from '#core/app/registry/assemble.ts';
import { topicsOf } from '#core/app/registry/router.ts';
import { everyNth, inTier } from '#tests/support/tier.ts';
import { type BusyOffice, openBusyOffice } from './busy-office.ts';
import { byPath, call, type KnownProcedure, procedures } from './procedures.ts';

/** What only the asking session is ended, locked or opened by: its screen knows. */
const ofSession: ReadonlySet<string> = new Set([
  'staff.signOut',
  'staff.signIn',
  'staff.lock',
  'staff.unlock',
  'staff.unlockWithPin',
]);
/** What shuts the rest out, so that it comes last. */
const last = ['staff.cutOff', 'dayClose.close', 'dayClose.reopen'];

const queries = procedures.filter(({ type }) => type === 'query');
const commands = procedures
  .filter(({ type, path }) => type === 'mutation' && !ofSession.has(path))
  .toSorted((one, other) => last.indexOf(one.path) - last.indexOf(other.path));

/** The time at which it was asked, and what the disk says: no command changes them. */
const ofTheMoment = new Set(['now', 'freeBytes', 'storeBytes']);

/** An answer or a refusal as text, without what is of the moment. */
async function outcomeOf({ office }: BusyOffice, session: string, asked: KnownProcedure, input: unknown) {
  try {
    const answer = await call(office.desk, session, asked, input);
    return JSON.stringify(answer, (key, value: unknown) => (ofTheMoment.has(key) ? null : value));
  } catch (error) {
    return String(error);
  }
}

test('every query is told of whatever changes its answer', async () => {
  const busy = await openBusyOffice();
  const { desk, manager, clock } = busy.office;
  // Tens of thousands of questions: by the second they would outlast the session, and the day.
  clock.pace(1);
  const sound = byPath<readonly unknown[]>(busy.sound);
  const session = desk.sessions.open(manager.id).token;
  const everyAnswer = async () => {
    const answers = new Map<string, string>();
    for (const query of queries)
      for (const [index, input] of (sound.get(query.path) ?? []).entries())
        answers.set(`${query.path}#${index}`, await outcomeOf(busy, session, query, input));
    return answers;
  };
  const published = new Set<string>();
  desk.subscribe((changed) => {
    for (const topic of changed) published.add(topic);
  });
  let before = await everyAnswer();
  const unheard: string[] = [];
  const changedOnce = new Set<string>();
  for (const command of everyNth(9, commands)) {
    for (const input of sound.get(command.path) ?? []) {
      published.clear();
      await outcomeOf(busy, session, command, input);
      const after = await everyAnswer();
      for (const [key, answer] of after) {
        const [path = ''] = key.split('#');
        if (answer === before.get(key)) continue;
        changedOnce.add(path);
        if (!topicsOf(path).some((topic) => published.has(topic)))
          unheard.push(`${path} after ${command.path}: ${[...published].join() || 'nothing'}`);
      }
      before = after;
    }
  }
  expect([...new Set(unheard)]).toEqual([]);
  // The commands did something: most of what can be asked has changed at least once.
  expect(changedOnce.size).toBeGreaterThan(queries.length / inTier(12, 2));
}, 600_000);

test('a query names only what can be published, and an unknown path nothing', () => {
  const unknown = procedures.flatMap(({ path }) =>
    topicsOf(path).filter((topic) => !topics.some((known) => known === topic)),
  );
  expect(unknown).toEqual([]);
  expect(topicsOf('visits.unheard-of')).toEqual([]);
});
