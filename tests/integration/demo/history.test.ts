// The history of the demo office: its story fits into its days, and once it was played no section of any role is without content.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { playedFolder } from '#build/scripts/demo-history.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { itExpert, joined, legalExpert } from '#core/demo/history/cast.ts';
import { withDifference } from '#core/demo/history/money-acts.ts';
import { beginningOf, daysOfHistory, playHistory } from '#core/demo/history/play-history.ts';
import { playToday } from '#core/demo/history/play-today.ts';
import { type Scene, sceneOf } from '#core/demo/history/scene.ts';
import { closedOn, queueSince, storyOf } from '#core/demo/history/story.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { whyGuessable } from '#core/foundation/passwords/guessable.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

const today = '2026-12-01';

test('sixty days hold every day of the story, whichever weekday it is', () => {
  for (let later = 0; later < 7; later += 1)
    expect(daysOfHistory(addDays(today, later)).length).toBeGreaterThanOrEqual(51);
  expect(storyOf(50).first?.length).toBeGreaterThan(0);
  expect(storyOf(51).first ?? []).toEqual([]);
  const told = Array.from({ length: 50 }, (_, place) => storyOf(place + 1));
  expect(told.filter(({ difference }) => difference !== undefined).length).toBeGreaterThan(4);
  // Nothing happens on the day on which the office is closed but what comes by a letter; numbers are given from a day on that is worked.
  expect(storyOf(closedOn).first ?? []).toEqual([]);
  expect(queueSince).toBeGreaterThan(closedOn);
});

test('a planted difference changes one row and leaves each terminal one', () => {
  const row = (stan: string, terminalId = '14999001'): ReportedTransaction => ({
    ...{ terminalId, stan, rrn: `123456${stan}`, cardMasked: '603799******1234', type: 'purchase' },
    ...{ amount: 770_000, date: today, time: '10:00:00', status: 'successful' },
  });
  const rows = [row('000001'), row('000002'), row('000003', '14999002')];
  expect(withDifference(rows, 'missing')).toEqual(rows.slice(1));
  expect(withDifference(rows, 'unknown')).toHaveLength(4);
  expect(withDifference(rows, 'other_amount').map(({ amount }) => amount)).toEqual([
    870_000, 770_000, 770_000,
  ]);
  expect(withDifference(rows.slice(2), 'missing')).toEqual(rows.slice(2));
});

test('who joins the demo office has a password of their own that the office takes', () => {
  for (const { name, password } of joined) expect(whyGuessable(password, [name])).toBeNull();
  expect(new Set(joined.map(({ papers }) => papers)).size).toBe(joined.length);
});

/** What the sections of the office hold, by the name of each list. */
async function contentsOf({ manager, clerk, day, ...scene }: Scene): Promise<Record<string, number>> {
  const { caller } = manager;
  const [legal, expert] = [await scene.with(legalExpert), await scene.with(itExpert)];
  const lines = await caller.inspectionLines.list({ from: addDays(day, -30), to: day });
  const equipment = await caller.equipment.list();
  const staff = await caller.staff.list();
  const complaints = async (state: 'open' | 'overdue' | 'closed') =>
    (await caller.complaints.list({ state })).rows.length;
  const inbox = await legal.caller.inbox.list();
  const matrix = await caller.training.matrix();
  const { sections } = await clerk.caller.queue.atDesk();
  const today = await clerk.caller.visits.dayList({ day });
  return {
    'visits today': today.length,
    'visits half done': today.filter(({ state }) => state !== 'completed' && state !== 'cancelled').length,
    'clients who wait': sections.reduce((sum, { waiting }) => sum + waiting, 0),
    unfiled: (await clerk.caller.dayClose.unfiled()).length,
    escalated: (await caller.identity.escalated()).length,
    differences: (await caller.dayClose.differences()).length,
    'differences that ended': (await caller.dayClose.endedDifferences()).length,
    'statements of the bank': (await caller.dayClose.bank({ until: day })).statements.length,
    'open complaints': await complaints('open'),
    'late complaints': await complaints('overdue'),
    'answered complaints': await complaints('closed'),
    'letters that wait': inbox.open.length,
    'letters past their deadline': inbox.open.filter(({ overdue }) => overdue).length,
    'letters handled': inbox.closed.length,
    equipment: equipment.length,
    'open faults': equipment.filter(({ faults }) => faults.length > 0).length,
    'checks of equipment': (await caller.equipment.checks()).length,
    topics: matrix.topics.length,
    sessions: matrix.sessions.length,
    notices: (await caller.training.notices()).length,
    'read by the IT expert': (await expert.caller.training.own()).notices.length,
    people: staff.length,
    leavers: staff.filter(({ person }) => person.state === 'cut_off').length,
    candidates: staff.filter(({ person }) => person.state === 'inquiry_requested').length,
    transfers: (await caller.postings.ofPerson({ personId: scene.otherClerk.id })).transfers.length,
    violations: (await caller.violations.list()).length,
    'alerts of many looks': (await caller.accessLog.alerts()).length,
    'actions to be done': (await caller.premises.morningCard()).openActions.length,
    closures: (await caller.closures.list()).length,
    feedback: (await caller.feedback.distribution({ from: addDays(day, -60), to: day })).rows.length,
    'lines of an inspection': lines.lines.length,
    'tasks of the morning': (await caller.tasks.open()).length,
  };
}

test('after its sixty days every list of the demo office has something in it, and its journal and tables agree', {
  timeout: 400_000,
}, async () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'demo-history-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const dir = path.join(parent, 'office');
  const from = beginningOf(today);
  // Twenty past midnight in Tehran: the shortest morning that somebody starts a demo in.
  const now = `${addDays(today, -1)}T20:50:00.000Z`;
  await playedFolder(dir, { seed: 'history', from }, async (desk, machine) => {
    await playHistory(desk, machine, today, () => undefined);
    await playToday(desk, machine, { today, now });
    expect(machine.now() <= now).toBe(true);
  });
  const machine = simulatedMachine('later', now);
  const desk = openDesk({
    ...{ dir, dataKey: demonstrationKey(), appVersion: '0.0.0-test', machine },
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
  });
  try {
    const contents = await contentsOf(await sceneOf(desk, machine, { day: today, today }));
    expect(Object.entries(contents).filter(([, count]) => count === 0)).toEqual([]);
    const { isOn } = await callerOf(desk, null).queue.waitingRoom();
    expect(isOn).toBe(true);
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
  } finally {
    await desk.close();
  }
});
