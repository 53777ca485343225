// Visits as cheats need them: brought to a stage by the clerk as honestly as ever, and ended so that the day can close.
import { completeAnswers } from '#core/demo/answers.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import type { Cheater, Scene } from './cheat.ts';

/** An adult whom the clerk has before them. */
export function adult({ machine }: Scene, nationalCode = inventedNationalCode(machine.random)) {
  return {
    clientType: 'iranian_adult' as const,
    name: 'مراجع نمونه',
    nationalCode,
    mobile: `0912${machine.random.digits(7)}`,
    postalCode: '1193653471',
    matterRole: 'applicant',
    trackingNumber: machine.random.digits(12),
  };
}

/** Whoever has not read a notice acts in no visit. */
export async function readNotices({ caller: { training } }: Cheater): Promise<void> {
  for (const { noticeId } of (await training.own()).notices)
    await training.acknowledge({ noticeId, answers: [] });
}

export async function openVisit(scene: Scene, by: Cheater = scene.clerk): Promise<string> {
  scene.machine.advance(60_000);
  return (await by.caller.visits.open({ client: adult(scene) })).visitId;
}

export async function verifiedVisit(scene: Scene, by: Cheater = scene.clerk): Promise<string> {
  const visitId = await openVisit(scene, by);
  const answers = completeAnswers('iranian_adult', 'applicant');
  await by.caller.identity.verify({ visitId, answers, note: '' });
  return visitId;
}

export type Charged = { readonly visitId: string; readonly chargeId: string; readonly due: number };

export async function chargedVisit(scene: Scene, by: Cheater = scene.clerk): Promise<Charged> {
  const visitId = await verifiedVisit(scene, by);
  const lines = [{ itemCode: scene.services[0], count: 1 }];
  const { chargeId, officePosTotal } = await by.caller.fees.charge({ visitId, lines });
  return { visitId, chargeId, due: officePosTotal };
}

/** The slip of a payment, with numbers that no other one has. */
export function slipOf({ machine, terminals }: Scene, visitId: string, amount: number) {
  machine.advance(30_000);
  return {
    visitId,
    terminalId: terminals[0],
    rrn: machine.random.digits(12),
    stan: machine.random.stan(),
    card: `603799******${machine.random.digits(4)}`,
    amount,
  };
}

export type Paid = Charged & { readonly paymentId: string; readonly slip: ReturnType<typeof slipOf> };

export async function paidVisit(scene: Scene, by: Cheater = scene.clerk): Promise<Paid> {
  const charged = await chargedVisit(scene, by);
  const slip = slipOf(scene, charged.visitId, charged.due);
  const { paymentId } = await by.caller.payments.record(slip);
  return { ...charged, paymentId, slip };
}

export async function completedVisit(scene: Scene, by: Cheater = scene.clerk): Promise<Paid> {
  const paid = await paidVisit(scene, by);
  await by.caller.visits.complete({ visitId: paid.visitId });
  return paid;
}

/** Tries something with a visit that nobody served, and sends the client away afterwards whatever came of it. */
export async function withoutService<T>(
  scene: Scene,
  visitId: string,
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt();
  } finally {
    await scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
  }
}

/** The same of a visit that was paid for: the client is served afterwards. */
export async function withService<T>(scene: Scene, visitId: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } finally {
    await scene.clerk.caller.visits.complete({ visitId });
  }
}
