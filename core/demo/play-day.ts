// Plays one business day of the demo office through the real procedures: morning card, clients, the PSP's report with
// planted differences, explanations, close.

import type { Desk } from '#core/access/request-context/desk.ts';
import { refusedAs } from '#core/access/request-context/trpc.ts';
import { type DemoNames, demoOffice } from '#core/app/first-run/demo-office.ts';
import { isOfLeft } from '#core/closing/day-close/ledger/contract.ts';
import { addDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { type AppCaller, callerOf } from './caller.ts';
import { type Planted, reportOfDay } from './day-report.ts';
import { playVisit } from './play-visit.ts';
import { behpardakhtCsv, type ReportedTransaction } from './psp-report.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

const minute = 60_000;
/** Opening and closing hours of the counter, in minutes of a day in Tehran (UTC+03:30). */
const hours = { opensAt: '04:00:00.000Z', workMinutes: 8 * 60 } as const;

/** How often a PSP's report differs from what the office recorded. */
const planted = { missing: 0.004, unknown: 0.003, otherAmount: 0.002 } satisfies Planted;
const nothingPlanted: Planted = { missing: 0, unknown: 0, otherAmount: 0 };
/** How often a report has no column for the reference number. */
const withoutRrn = 0.3;

export type PlayedDay = { readonly day: string; readonly clients: number; readonly exceptions: number };

export type DayPlan = {
  readonly day: string;
  readonly clients: number;
  /** False leaves the day open after its last client. */
  readonly close: boolean;
  /** Of a demo office beside the usual one. */
  readonly names?: DemoNames | undefined;
};

/** The next working day (Saturday to Thursday) from a day on. */
export function workingDayFrom(day: string): string {
  return weekdayOf(day) === 6 ? addDays(day, 1) : day;
}

/** What else happens on a day that is played. */
export type DayEvents = {
  /** After the last client. */
  afterClients(people: {
    readonly manager: SignedIn;
    readonly clerk: SignedIn;
    readonly terminals: readonly [string, ...string[]];
    readonly services: readonly [string, ...string[]];
  }): Promise<void>;
  /** Changes what the PSP's report will say. */
  report(rows: ReportedTransaction[]): ReportedTransaction[];
  /** Once the reports are in, before anything is explained. */
  afterReports(): Promise<void>;
  /** Once the day is signed. */
  signed(manager: SignedIn): Promise<void>;
};

/** Plays a day. `served` is told after every client. */
export async function playDay(
  desk: Desk,
  machine: Omit<SimulatedMachine, 'isSimulated'>,
  plan: DayPlan,
  served: (clients: number) => void,
  events: DayEvents | null = null,
): Promise<PlayedDay> {
  machine.advanceTo(`${plan.day}T${hours.opensAt}`);
  const [manager, clerk] = await signInPeople(desk, plan.names);
  await openDay(machine, manager);
  await reviewActions(clerk);
  const tariff = await clerk.caller.fees.inForce();
  const [service, ...services] = (tariff?.items ?? [])
    .filter(({ rate }) => rate !== null && rate > 0)
    .map(({ code }) => code);
  const [terminal, ...terminals] = (await clerk.caller.payments.terminals())
    .filter(({ inForce }) => inForce)
    .map(({ terminalId }) => terminalId);
  if (service === undefined || terminal === undefined)
    throw new Error('the demo office has a tariff and a terminal');
  const pause = Math.max(
    0,
    Math.floor((hours.workMinutes * minute) / Math.max(plan.clients, 1)) - 4 * minute,
  );
  for (let client = 1; client <= plan.clients; client += 1) {
    await playVisit({
      machine,
      clerk: clerk.caller,
      clerkPassword: clerk.password,
      terminals: [terminal, ...terminals],
      services: [service, ...services],
    });
    machine.advance(machine.random.between(0, pause));
    served(client);
  }
  const people = {
    manager,
    clerk,
    terminals: [terminal, ...terminals],
    services: [service, ...services],
  } as const;
  await events?.afterClients(people);
  const exceptions = plan.close ? await closeDay(desk, machine, plan.day, manager, events) : 0;
  if (plan.close) await events?.signed(manager);
  return { day: plan.day, clients: plan.clients, exceptions };
}

export type SignedIn = { readonly id: string; readonly caller: AppCaller; readonly password: string };

/** Signs the demo office's manager and first clerk in with their known passwords. */
export async function signInPeople(
  desk: Desk,
  names?: DemoNames,
): Promise<readonly [manager: SignedIn, clerk: SignedIn]> {
  const anyone = callerOf(desk, null);
  const people = await anyone.staff.signInList();
  const known = demoOffice(desk.machine.now().slice(0, 10), names).people;
  const signIn = async (role: 'manager' | 'clerk'): Promise<SignedIn> => {
    // The same person every day, in the demo office's own order: others may have other sections by now.
    for (const { name, password } of known.filter((one) => one.role === role)) {
      const personId = people.find((candidate) => candidate.name === name)?.id;
      if (personId === undefined) continue;
      const { token } = await anyone.staff.signIn({ personId, password });
      return { id: personId, caller: callerOf(desk, token), password };
    }
    throw new Error(`the demo office has its ${role}`);
  };
  return [await signIn('manager'), await signIn('clerk')];
}

async function openDay(machine: Omit<SimulatedMachine, 'isSimulated'>, { caller }: SignedIn): Promise<void> {
  const { state, day, openActions } = await caller.premises.morningCard();
  if (state !== 'not_opened') return;
  const { id: ownerId } = await caller.staff.whoAmI();
  await hangBoard(caller);
  for (const item of ['sign_127', 'rate_board', 'guide_boards', 'lawyers_inbox'] as const) {
    const failed = machine.random.chance(0.03);
    await caller.premises.recordCheck({
      item,
      result: failed ? 'failed' : 'passed',
      note: '',
      ...(failed
        ? { correctiveAction: { description: 'تعویض تابلوی فرسوده', ownerId, dueDay: addDays(day, 3) } }
        : {}),
    });
    machine.advance(minute);
  }
  for (const { actionId, completion } of openActions) {
    const note = 'تابلوی تازه نصب شد و دیده شد';
    if (completion === null)
      await caller.premises.completeAction({ actionId, proofKind: 'seen_on_site', note });
  }
  await caller.premises.openDay();
}

/** The board of the rates in force is printed and put up, when another one hangs. */
export async function hangBoard({ fees }: AppCaller): Promise<void> {
  const board = await fees.board();
  if (board === null || board.hanging !== null) return;
  await fees.printBoard({ paper: 'A3' });
  await fees.confirmBoard({ sha256: board.sha256 });
}

/** The clerk looks at what the manager said to be done. */
export async function reviewActions({ caller }: SignedIn): Promise<void> {
  const { openActions } = await caller.premises.morningCard();
  for (const { actionId, completion } of openActions) {
    if (completion !== null) await caller.premises.judgeAction({ actionId, verdict: 'confirmed', note: '' });
  }
}

/**
 * Takes in the reports of the day, explains what has to be explained and signs. Without `events` differences are planted by chance.
 * @returns how much was explained
 */
export async function closeDay(
  desk: Desk,
  machine: Omit<SimulatedMachine, 'isSimulated'>,
  day: string,
  manager: SignedIn,
  events: DayEvents | null,
): Promise<number> {
  const { caller, password } = manager;
  machine.advance(10 * minute);
  // Whoever plants differences on purpose has no others beside them.
  const honest = reportOfDay(
    desk.reads.payments.ofDay(day),
    machine.random,
    day,
    events === null ? planted : nothingPlanted,
  );
  const transactions = events?.report(honest) ?? honest;
  const byTerminal = Map.groupBy(transactions, ({ terminalId }) => terminalId);
  for (const { terminalId } of (await caller.payments.terminals()).filter(({ inForce }) => inForce)) {
    const rows = byTerminal.get(terminalId) ?? [];
    if (rows.length === 0) {
      const batchNumber = day.replaceAll('-', '').slice(2);
      await caller.dayClose.declareZero({ day, terminalId, batchNumber, batchTotal: 0 });
      continue;
    }
    const bytes = behpardakhtCsv(rows, { withRrn: !machine.random.chance(withoutRrn) });
    const file = {
      day,
      fileName: `behpardakht-${terminalId}-${day}.csv`,
      bytesBase64: Buffer.from(bytes).toString('base64'),
    };
    await onBusyMachine(() => caller.dayClose.importPsp(file));
    machine.advance(minute);
  }
  await confirmProposed(caller, day);
  await events?.afterReports();
  let explained = await explainAll(caller, day);
  if (events === null) await endLeft(caller);
  // A simulation that was broken off has left days open: nobody of them comes back for those.
  const { earlierOpen, missingPeers } = await caller.dayClose.overview({ day });
  const sign = (exceptions: number) =>
    caller.dayClose.close({
      day,
      reason:
        exceptions + earlierOpen.length + missingPeers.length > 0 ? 'مغایرت‌ها بررسی و توضیح داده شد' : null,
      ...(earlierOpen.length > 0 ? { outOfTurn: [...earlierOpen] } : {}),
      ...(missingPeers.length > 0 ? { withoutPcs: missingPeers.map(({ device }) => device) } : {}),
      password,
    });
  try {
    await sign(explained);
  } catch (error) {
    // The close itself compares the tables with the journal: what it finds is explained as well.
    if (events === null || refusedAs(error) !== 'EXCEPTIONS_UNEXPLAINED') throw error;
    explained = await explainAll(caller, day);
    await sign(explained);
  }
  return explained;
}

/** The reader of files has a limit of time, which a machine that plays days beside other work may miss. */
async function onBusyMachine<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (tries === 5 || refusedAs(error) !== 'PSP_READING_TOO_LONG') throw error;
    }
  }
}

/** Explains what a day has to explain and is not explained yet. @returns how many there are */
async function explainAll(caller: AppCaller, day: string): Promise<number> {
  const { exceptions } = await caller.dayClose.overview({ day });
  for (const { key, reasons, explanation } of exceptions) {
    if (explanation !== null) continue;
    const [reasonCode] = reasons;
    if (reasonCode === undefined) continue;
    await caller.dayClose.explain({
      day,
      exceptionKey: key,
      reasonCode,
      note: 'از متصدی پرسیده شد و رسید پایانه بررسی شد',
    });
  }
  return exceptions.filter(({ reasons }) => reasons.length > 0).length;
}

/** A click ends clients who left before paying, while it is enough. */
async function endLeft({ dayClose }: AppCaller): Promise<void> {
  for (;;) {
    // How many a click ends depends on how many it has ended.
    const left = (await dayClose.differences()).find((one) => isOfLeft(one) && !one.needsSecond);
    if (left === undefined) return;
    const { id, legs } = left;
    await dayClose.settleDifference({ id, legs, reasonCode: 'left_before_paying', words: '' });
  }
}

/** Takes the matches that the report proposes without a reference number; one whose number differs is looked at alone. */
async function confirmProposed(caller: SignedIn['caller'], day: string): Promise<void> {
  const { exceptions } = await caller.dayClose.overview({ day });
  const proposed = exceptions.filter(({ kind }) => kind === 'match_proposed');
  const hasNone = ({ saw }: (typeof proposed)[number]) =>
    saw?.note === 'pair' && saw.words.includes('rrn_missing');
  const together = proposed.filter(hasNone).map(({ key }) => key);
  if (together.length > 0) await caller.dayClose.confirmProposals({ day, exceptionKeys: together });
  for (const one of proposed.filter((exception) => !hasNone(exception)))
    await caller.dayClose.confirmProposals({ day, exceptionKeys: [one.key] });
}
