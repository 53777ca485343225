// An office in the middle of its day, and for every procedure an input that it would take there: what a fuzzed call
// is made from, so that it gets beyond the first check. What was done before, and the inputs, stand duty by duty in busy/: a file
// there that exports `alone` is found; the others need what one before them did.
import { globSync } from 'node:fs';
import path from 'node:path';
import { openDay, openOffice, type TestOffice } from '#tests/support/office.ts';
import { accessLogTaken } from './busy/access-log.ts';
import { complaintOf } from './busy/complaints.ts';
import { soundVisits, visitsOfTheDay } from './busy/counter.ts';
import { reportImported } from './busy/day-close.ts';
import { somebodyLeft } from './busy/departures.ts';
import { emergencyHeld } from './busy/emergency.ts';
import { printerInUse } from './busy/equipment.ts';
import { deskOffered } from './busy/handovers.ts';
import { soundMachine } from './busy/machine.ts';
import { pricesToConfirm } from './busy/money.ts';
import { clerkTransferred } from './busy/postings.ts';
import { premisesLookedAt } from './busy/premises.ts';
import { queueAtWork } from './busy/queue.ts';
import { soundRecords } from './busy/records.ts';
import { soundSecondFactor } from './busy/second-factor.ts';
import { staffAndNewcomer } from './busy/staff.ts';
import { soundSupervision } from './busy/supervision.ts';
import { trainingHeld } from './busy/training.ts';
import { reportFiled, soundInspections } from './busy/violations.ts';
import { byPath, procedures, type SoundInputs } from './procedures.ts';

export type BusyOffice = {
  readonly office: TestOffice;
  readonly sound: SoundInputs;
  /** Ids of what is there, of all kinds. */
  readonly ids: readonly string[];
};

/** Opens the office, its day, and something of everything. */
export async function openBusyOffice(): Promise<BusyOffice> {
  const office = await openOffice();
  await openDay(office);
  const counter = await visitsOfTheDay(office);
  const staff = await staffAndNewcomer(office);
  const premises = await premisesLookedAt(office);
  const complaints = await complaintOf(office, counter);
  const money = await pricesToConfirm(office, counter);
  const dayClose = await reportImported(office, counter);
  const visits = await soundVisits(office, counter);
  const equipment = await printerInUse(office);
  const departures = await somebodyLeft(office);
  const handovers = await deskOffered(office, counter);
  const postings = await clerkTransferred(office, staff.newcomerId);
  const training = await trainingHeld(office);
  const queue = await queueAtWork(office);
  const reports = await reportFiled(office, counter);
  const accessLog = await accessLogTaken(office, counter);
  const machine = soundMachine(office, complaints.trackingCode);
  const emergency = await emergencyHeld(office, staff.newcomerId);
  const others = await standAlone(office);
  const sound = {
    ...emergency.sound,
    ...visits.sound,
    ...staff.sound,
    ...premises.sound,
    ...complaints.sound,
    ...money.sound,
    ...dayClose.sound,
    ...equipment.sound,
    ...departures.sound,
    ...handovers.sound,
    ...postings.sound,
    ...training.sound,
    ...accessLog.sound,
    ...queue.sound,
    ...soundSupervision(office).sound,
    ...reports.sound,
    ...soundInspections().sound,
    ...soundSecondFactor(office).sound,
    ...soundRecords(office, counter).sound,
    ...machine.sound,
    ...others.sound,
  };
  if (!isComplete(sound)) throw new Error(`no sound input for ${lackingIn(sound).join()}`);
  const { visitId, chargeId, paymentId, unpaidId, openId } = counter;
  const { manager, clerk } = office;
  const ids = [
    ...[visitId, chargeId, paymentId, unpaidId, openId, staff.newcomerId, manager.id, clerk.id],
    ...[premises.actionId, complaints.complaintId, money.tariffId, dayClose.matchId],
    ...[departures.cutOffId, departures.leaverId, postings.transferId, handovers.handoverId],
    ...[equipment.equipmentId, equipment.handoverId, equipment.faultId],
    ...others.ids,
    emergency.emergencyId,
    ...[queue.ticketId, queue.callId],
    ...[training.topicId, training.sessionId, training.noticeId],
  ];
  return { office, sound, ids };
}

type OfDuty = { readonly sound: Partial<SoundInputs>; readonly ids: readonly string[] };

/** What the duties did that need no other one. */
async function standAlone(office: TestOffice): Promise<OfDuty> {
  const folder = path.join(import.meta.dirname, 'busy');
  const done: OfDuty[] = [];
  for (const file of globSync('*.ts', { cwd: folder }).toSorted()) {
    const { alone }: { alone?: (of: TestOffice) => Promise<OfDuty> } = await import(path.join(folder, file));
    if (alone !== undefined) done.push(await alone(office));
  }
  return {
    sound: Object.assign({}, ...done.map(({ sound }) => sound)),
    ids: done.flatMap(({ ids }) => ids),
  };
}

function lackingIn(sound: Partial<SoundInputs>): string[] {
  const known = byPath<readonly unknown[]>(sound);
  return procedures.map((one) => one.path).filter((one) => (known.get(one) ?? []).length === 0);
}

const isComplete = (sound: Partial<SoundInputs>): sound is SoundInputs => lackingIn(sound).length === 0;
