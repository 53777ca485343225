// What people do at the PCs of an office that meet now and then: the acts of the property of one causal order.
import fc from 'fast-check';
import type { Desk } from '#core/access/request-context/desk.ts';
import { keepPassword, recordActivation } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { reopenDay } from '#core/closing/day-close/commands.ts';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { dayClosed, explanationLimitSet } from '#core/closing/day-close/entries.ts';
import { daySummary } from '#core/closing/day-close/views.ts';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import { namedKept, namedKey } from '#tests/support/account-keys.ts';
import { type Caller, morning, slip, testTerminals, today } from '#tests/support/office.ts';
import type { TestClock } from '#tests/support/test-machine.ts';

const lines = [{ itemCode: 'petition', count: 1 }];
const answers = completeAnswers('iranian_adult', 'plaintiff');
/** Whom the visits that acts open are of. */
export const clients = ['0499370899', '9990000107', '9990000115'];

const whats = [
  ...(['verify', 'verify', 'refuse', 'refuse', 'charge', 'charge', 'further', 'pay', 'pay'] as const),
  ...(['resume', 'open', 'open', 'cancel', 'complete', 'complain', 'decide', 'limit', 'close'] as const),
  ...(['cut', 'activate', 'password', 'work', 'jump', 'meet', 'meet'] as const),
] as const;

/** What somebody does at a PC; `n` chooses the visit, the client, the number on a slip. Acts that the rules refuse leave nothing. */
export const act = fc.record({
  pc: fc.nat(3),
  what: fc.constantFrom(...whats),
  n: fc.nat(7),
  /** Of a meeting: with whom, and how many entries of a chain come across before the link breaks. */
  with: fc.nat(3),
  most: fc.constantFrom(1, 3, 100_000),
  minutes: fc.integer({ min: -40, max: 40 }),
});
export type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
export type Pc = {
  readonly desk: Desk;
  readonly clerk: Caller;
  readonly manager: Caller;
  readonly clock: TestClock | null;
};
/** Who acts where no session does: the manager, and a clerk who is cut off and taken back. */
type Actors = { readonly worker: string; readonly manager: string; keyOf(personId: string): AccountKey };

/** The key by which the worker chooses the next password, as this PC knows it: of their password, or of the last code. */
function keyOfWorker({ reads: { staff } }: Desk, { worker, keyOf }: Actors): AccountKey {
  const publicKey = staff.accountKey(worker)?.publicKey ?? staff.activation(worker)?.codeKey;
  const named = Array.from({ length: 8 }, (_, n) => [namedKey(`password ${n}`), namedKey(`${n}`)]).flat();
  return named.find((key) => key.publicKey === publicKey) ?? keyOf(worker);
}

const onlyColumn = ({ store }: Desk, query: string): string[] =>
  store.sqlite.prepare<[], string>(query).pluck().all();

/** Does it, once the day that is closed at this PC is open again. */
export async function doAt(pc: Pc, by: Actors, doing: Act): Promise<void> {
  const { path, reads } = pc.desk;
  if (doing.what !== 'close' && reads.businessDay.stateOf(today) === 'closed')
    path.execute(by.manager, (tx) => reopenDay(tx, reads, { day: today, reason: 'گزارش دوم بانک رسید' }));
  await tried(() => decide(pc, by, doing));
}

/** A refusal is what a PC may answer. */
async function tried(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && ['TRPCError', 'ProblemError'].includes(error.name))) throw error;
  }
}

async function decide({ clerk, manager, desk }: Pc, by: Actors, { what, n }: Act): Promise<unknown> {
  const visitIds = onlyColumn(desk, 'SELECT id FROM visits ORDER BY lc, id');
  const visitId = visitIds[n % Math.max(1, visitIds.length)] ?? '';
  const numbers = { rrn: `10000000000${n}`, stan: `10000${n}`, terminalId: testTerminals[0] };
  switch (what) {
    case 'open':
      return clerk.visits.open({
        client: {
          ...{ clientType: 'iranian_adult', name: 'رضا محمدی', nationalCode: clients[n % 3] ?? '' },
          ...{ mobile: '09121234567', postalCode: '1193653471', matterRole: 'plaintiff', trackingNumber: '' },
        },
      });
    case 'verify':
      return clerk.identity.verify({ visitId, answers, note: '' });
    case 'refuse': {
      const why = { reasonCode: 'document_missing', answers: [], note: 'کارت مخدوش است' } as const;
      return clerk.identity.refuse({ visitId, outcome: n % 2 === 0 ? 'escalated' : 'refused', ...why });
    }
    case 'resume':
      return manager.identity.resume({ visitId, arrived: 'اصل کارت ملی هوشمند را آورد' });
    case 'charge':
      return clerk.fees.charge({ visitId, lines });
    case 'further':
      return clerk.fees.charge({ visitId, lines, another: true });
    case 'pay':
      return clerk.payments.record(slip(visitId, numbers));
    case 'cancel': {
      const [charge] = desk.reads.fees.chargesOf(visitId).filter(({ cancelled }) => !cancelled);
      return clerk.fees.cancelCharge({ chargeId: charge?.chargeId ?? '', reasonCode: 'client_withdrew' });
    }
    case 'complete':
      return clerk.visits.complete({ visitId });
    case 'complain':
      return clerk.complaints.register({
        ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'انتظار زیاد بود.' },
        ...{ contactName: 'رضا محمدی', contactPhone: '09121234567', visitId: null },
      });
    case 'decide': {
      const complaintIds = onlyColumn(desk, 'SELECT id FROM complaints ORDER BY lc, id');
      const complaintId = complaintIds[n % Math.max(1, complaintIds.length)] ?? '';
      const outcome = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;
      return manager.complaints.addAddendum({ complaintId, ...outcome });
    }
    case 'limit':
      return desk.path.execute(by.manager, (tx) =>
        tx.append(explanationLimitSet, { id: tx.newId(), amount: n }),
      );
    case 'close':
      return closeHere(desk, by);
    case 'password':
      return desk.path.execute(by.worker, (tx) =>
        keepPassword(tx, desk.reads, by.worker, namedKept(`password ${n}`), keyOfWorker(desk, by)),
      );
    case 'cut': {
      const facts = { personId: by.worker, reasonCode: 'left', leftAt: morning } as const;
      return desk.path.execute(by.manager, (tx) => cutOffPerson(tx, desk.reads, facts));
    }
    case 'activate':
      return desk.path.execute(by.manager, (tx) =>
        recordActivation(tx, desk.reads, by.worker, namedKept(`${n}`), by.keyOf(by.manager)),
      );
    default:
      return desk.path.execute(by.worker, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
  }
}

/** Closes the day where it is open, whatever the close would ask for: what it knew is all that counts here. */
function closeHere({ path, reads }: Desk, by: Actors): void {
  if (reads.businessDay.stateOf(today) !== 'open') return;
  path.execute(by.manager, (tx) => {
    const status = dayStatus(reads, today, tx.day);
    const { terminals, exceptions, matches, late, items } = status;
    const figures = status.figures();
    if (figures === null) return;
    const summary = daySummary(reads, today, tx.day, status);
    const facts = {
      forDay: today,
      clean: false,
      summary,
      manifest: [],
      items,
      headCode: '0000-0000-0000-0000',
    };
    tx.append(
      dayClosed,
      { id: tx.newId(), ...facts },
      { reason: '', sheet: { terminals, exceptions, matches, late, figures } },
    );
  });
}
