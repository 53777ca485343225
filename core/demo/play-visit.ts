// Plays one client at the counter through the real procedures: mostly served and paid, sometimes refused, cancelled,
// reversed, with cash offered or advice asked.

import { completeAnswers } from './answers.ts';
import type { AppCaller } from './caller.ts';
import { inventedClient } from './invented-clients.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

export type Counter = {
  readonly machine: Omit<SimulatedMachine, 'isSimulated'>;
  readonly clerk: AppCaller;
  readonly clerkPassword: string;
  readonly terminals: readonly [string, ...string[]];
  /** Services with a rate, by code. */
  readonly services: readonly [string, ...string[]];
  /** How often things happen, where it is not as usual. */
  readonly shares?: Partial<Record<keyof typeof usualShares, number>>;
};

/** How a client left. */
type PlayedVisit = { readonly visitId: string; readonly end: 'served' | 'cancelled' | 'refused' };

const seconds = 1000;
/** How often things happen at a counter. */
const usualShares = {
  adviceAsked: 0.03,
  refused: 0.03,
  cashOffered: 0.02,
  cancelled: 0.005,
  splitPayment: 0.06,
  reversed: 0.015,
  complaint: 0.01,
  printed: 0.9,
} as const;

/** Serves one client. */
export async function playVisit(counter: Counter): Promise<PlayedVisit> {
  const { machine, clerk } = counter;
  const { random } = machine;
  const share = { ...usualShares, ...counter.shares };
  if (random.chance(share.adviceAsked)) await clerk.visits.referAdvice({ visitId: null });
  const client = inventedClient(random);
  const { visitId } = await clerk.visits.open({ client });
  machine.advance(random.between(20, 60) * seconds);
  const answers = completeAnswers(client.clientType, client.matterRole).map((answer) =>
    answer.state === 'not_required' &&
    client.clientType === 'legal_person' &&
    client.representativePost === 'other'
      ? { code: answer.code, state: 'checked' as const }
      : answer.code === 'representative_post' && client.clientType === 'legal_person'
        ? { ...answer, option: client.representativePost }
        : answer,
  );
  if (random.chance(share.refused)) {
    const reasonCode = random.pick(['document_missing', 'document_is_copy', 'sana_missing']);
    await clerk.identity.refuse({ visitId, outcome: 'refused', reasonCode, answers: [], note: '' });
    return { visitId, end: 'refused' };
  }
  // Recorded only for a client who was refused a few days ago.
  await clerk.identity.verify({ visitId, answers, note: '', changed: 'اصل مدرک ارائه شد' });
  machine.advance(random.between(30, 120) * seconds);
  const end = await chargeAndPay(counter, visitId);
  if (random.chance(share.complaint)) {
    await clerk.complaints.register({
      kind: 'complaint',
      category: random.pick(['delay', 'conduct', 'premises']),
      aboutManager: false,
      text: 'زمان انتظار در دفتر زیاد بود.',
      contactName: client.name,
      contactPhone: client.mobile,
      visitId,
    });
  }
  return { visitId, end };
}

async function chargeAndPay(counter: Counter, visitId: string): Promise<PlayedVisit['end']> {
  const { machine, clerk } = counter;
  const { random } = machine;
  const share = { ...usualShares, ...counter.shares };
  const items = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(counter.services)));
  const lines = [...items].map((itemCode) => ({ itemCode, count: random.between(1, 2) }));
  const { officePosTotal } = await clerk.fees.charge({ visitId, lines });
  machine.advance(random.between(20, 60) * seconds);
  if (random.chance(share.cashOffered)) await clerk.payments.cashOffered({ visitId });
  if (random.chance(share.cancelled)) {
    await clerk.visits.cancel({ visitId, reasonCode: 'unpaid' });
    return 'cancelled';
  }
  const first = random.chance(share.splitPayment) ? Math.floor(officePosTotal / 2) : officePosTotal;
  let paymentId = await pay(counter, visitId, first);
  if (first < officePosTotal) await pay(counter, visitId, officePosTotal - first);
  if (random.chance(share.reversed)) {
    machine.advance(30 * seconds);
    await clerk.payments.reverse({
      paymentId,
      reasonCode: 'terminal_error',
      note: '',
      password: counter.clerkPassword,
    });
    paymentId = await pay(counter, visitId, first);
  }
  if (random.chance(share.printed)) await clerk.payments.printReceipt({ visitId });
  await fileAll(counter, visitId);
  await clerk.visits.complete({ visitId });
  return 'served';
}

/** Files every unit that was charged for it, each under a number of its own. */
async function fileAll({ machine, clerk }: Counter, visitId: string): Promise<void> {
  const { toFile } = await clerk.visits.get({ visitId });
  for (let unit = 0; unit < toFile.open; unit += 1)
    await clerk.visits.recordFiling({
      visitId,
      trackingNumber: machine.random.digits(12),
      branch: '',
      filedTime: '',
    });
}

async function pay({ machine, clerk, terminals }: Counter, visitId: string, amount: number): Promise<string> {
  const { random } = machine;
  machine.advance(random.between(15, 40) * seconds);
  const { paymentId } = await clerk.payments.record({
    visitId,
    terminalId: random.pick(terminals),
    rrn: random.digits(12),
    stan: random.stan(),
    card: `603799******${random.digits(4)}`,
    amount,
  });
  return paymentId;
}
