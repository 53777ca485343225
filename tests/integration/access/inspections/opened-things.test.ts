// What an inspector opens is journalled by its name: which report, whose work, which days, and what a list was narrowed to (D16).
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { logInspectorAccess } from '#core/access/staff/inspector-access.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { procedures } from '#tests/contract/api/procedures.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, type TestOffice, type TestPerson, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const yesterday = '2026-11-24';

/** What was journalled as opened, without the id of its entry. */
const opened = (desk: Desk): Record<string, unknown>[] =>
  journalEnvelopes(desk)
    .filter(({ type }) => type === 'inspection.opened')
    .map(({ body: { id: _, ...rest } }) => rest);

async function inspectedOffice(): Promise<TestOffice & { inspector: TestPerson }> {
  const office = await openOffice();
  await openDay(office);
  const facts = { name: 'سارا نوری', nationalCode: '9990000034', role: 'inspector' } as const;
  return { ...office, inspector: await office.addPerson(facts) };
}

const fileOne = async (office: TestOffice) => {
  const words = { text: 'سارا نوری دید که مدیر از مراجعه‌کننده پول نقد گرفت', said: '' };
  const about = {
    rule: 'D3',
    aboutId: office.clerk.id,
    route: 'office',
    evidence: [],
    visitId: null,
  } as const;
  return (await office.as(office.clerk).violations.file({ ...about, ...words, evidence: [] })).reportId;
};

test('D16.10 two reports and two people are four entries that name them, each once a session', {
  tags: 'release',
}, async () => {
  const office = await inspectedOffice();
  const { as, inspector, manager, clerk, desk } = office;
  const [one, other] = [await fileOne(office), await fileOne(office)];
  const span = { from: yesterday, to: today };
  const { violations, supervision } = as(inspector);
  for (const _ of ['looked at', 'read anew by the screen']) {
    await violations.get({ reportId: one });
    await violations.get({ reportId: other });
    await supervision.ofPerson({ ...span, personId: clerk.id });
    await supervision.ofPerson({ to: today, personId: manager.id, from: yesterday });
    await supervision.ofPerson({ personId: manager.id, ...span });
  }
  const seen = [
    { what: 'violations.get', reportId: one },
    { what: 'violations.get', reportId: other },
    { what: 'supervision.ofPerson', personId: clerk.id, ...span },
    { what: 'supervision.ofPerson', personId: manager.id, ...span },
  ];
  expect(opened(desk)).toEqual(seen);
  // Other days of the same person are another thing, and another session looks for itself.
  await supervision.ofPerson({ from: today, to: today, personId: clerk.id });
  const { token } = await office.anyone.staff.signIn({
    personId: inspector.id,
    password: inspector.password,
  });
  await appRouter.createCaller({ desk, session: token }).violations.get({ reportId: one });
  expect(opened(desk)).toEqual([
    ...seen,
    { what: 'supervision.ofPerson', personId: clerk.id, from: today, to: today },
    { what: 'violations.get', reportId: one },
  ]);
  // The manager reads whom it was about; another PC takes the entries in.
  const { rows } = await as(manager).records.ofDay({
    ...{ day: today, personId: inspector.id, group: 'accessLog', before: null },
  });
  expect(rows.map(({ aboutName }) => aboutName)).toContain(clerk.name);
  const there = joinOffice(office, 2);
  carryEntries(desk, there.desk);
  expect(opened(there.desk)).toEqual(opened(desk));
});

test('D16.10 what a list is narrowed to is said, and what is left out is the same as null', {
  tags: 'release',
}, async () => {
  const { as, inspector, clerk, desk } = await inspectedOffice();
  const { records, supervision, settingsHistory, dayClose } = as(inspector);
  const all = { day: today, personId: null, group: null, before: null };
  await records.ofDay(all);
  await records.ofDay({ ...all, type: null });
  await records.ofDay({ ...all, personId: clerk.id });
  await records.ofDay({ ...all, group: 'premises' });
  await records.ofDay({ ...all, group: 'premises', type: 'day.opened' });
  await records.ofDay({ ...all, before: 5 });
  await supervision.work({ from: yesterday, to: today });
  await supervision.work({ from: today, to: today });
  await settingsHistory.list({ kind: null });
  await settingsHistory.list({ kind: 'tariff_entered' });
  await dayClose.overview({ day: today });
  const ofDay = { what: 'records.ofDay', forDay: today };
  expect(opened(desk)).toEqual([
    ofDay,
    { ...ofDay, personId: clerk.id },
    { ...ofDay, recordGroup: 'premises' },
    { ...ofDay, recordGroup: 'premises', recordType: 'day.opened' },
    { ...ofDay, before: 5 },
    { what: 'supervision.work', from: yesterday, to: today },
    { what: 'supervision.work', from: today, to: today },
    { what: 'settingsHistory.list' },
    { what: 'settingsHistory.list', settingKind: 'tariff_entered' },
    { what: 'dayClose.overview', forDay: today },
  ]);
});

/** One value of each field that a procedure of supervision asks by; of words, that something was looked for. */
const samples: Readonly<Record<string, string | number | boolean>> = {
  words: true,
  visitId: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9a',
  reportId: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9b',
  personId: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9c',
  importId: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9d',
  day: today,
  from: yesterday,
  to: today,
  group: 'visits',
  type: 'visit.opened',
  kind: 'tariff',
  before: 7,
  line: 'V7',
  protocolId: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9f',
  exceptionKey: 'psp_only::row-1',
};

test('D16.10 every field that any procedure of supervision asks by is named in the entry', async () => {
  const { desk, inspector } = await inspectedOffice();
  const root = path.resolve(import.meta.dirname, '../../../..');
  const supervised = globSync('core/*/*/router.ts', { cwd: root }).flatMap((file) => {
    const duty = path.basename(path.dirname(file)).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const named = readFileSync(path.join(root, file), 'utf8').matchAll(/(\w+): supervisionProcedure/g);
    return [...named].map(([, name]) => `${duty}.${name}`);
  });
  expect(supervised.length).toBeGreaterThan(15);
  for (const what of supervised) {
    const input = procedures.find((known) => known.path === what)?.input;
    expect(input, what).toBeDefined();
    for (const field of input instanceof z.ZodObject ? Object.keys(input.shape) : []) {
      const sample = samples[field];
      expect(sample, `${what} asks by ${field}: it belongs into note-opened.ts`).toBeDefined();
      logInspectorAccess(desk, {
        session: `${what} ${field}`,
        actor: inspector.id,
        what,
        input: { [field]: sample },
      });
      expect(Object.values(opened(desk).at(-1) ?? {}), `${what} ${field}`).toContain(sample);
    }
  }
});

test('D16.10, D19.188 a search that is typed letter by letter is one entry, which says no word of it', async () => {
  const office = await inspectedOffice();
  const { as, inspector, desk, clerk } = office;
  const { records } = as(inspector);
  const all = { day: today, personId: null, group: null, before: null };
  for (const typed of ['ر', 'رض', clerk.name])
    await records.ofDay({ ...all, words: [{ word: typed, types: ['staff.registered'] }] });
  await records.ofDay({ ...all, words: [] });
  await records.ofDay(all);
  const ofDay = { what: 'records.ofDay', forDay: today };
  expect(opened(desk)).toEqual([{ ...ofDay, isSearched: true }, ofDay]);
});

test('D16.10 what has no name in the entry is a thing of its own all the same', async () => {
  const { desk, inspector } = await inspectedOffice();
  const look = (input: unknown) =>
    logInspectorAccess(desk, { session: 'one', actor: inspector.id, what: 'records.new', input });
  look({ colour: 'red' });
  look({ colour: 'red' });
  look({ colour: 'blue' });
  look(undefined);
  look(null);
  expect(opened(desk)).toEqual([{ what: 'records.new' }, { what: 'records.new' }, { what: 'records.new' }]);
});
