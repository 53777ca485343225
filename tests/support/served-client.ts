// One client from the opening of the visit to its end, act by act, for whoever counts or measures what each of them costs.
import { completeAnswers } from '#core/demo/answers.ts';
import type { AppCaller } from '#core/demo/caller.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import type { SeededRandom } from '#core/demo/seeded-random.ts';

export const acts = [
  'visits.open',
  'identity.verify',
  'fees.charge',
  'payments.record',
  'visits.complete',
] as const;
export type Act = (typeof acts)[number];
type Around = <T>(act: Act, work: () => Promise<T>) => Promise<T>;

/** Serves an invented adult who asks for one unit of `itemCode` and pays at `terminalId`; every act goes through `around`. */
export async function serveClient(
  { visits, identity, fees, payments }: AppCaller,
  asked: { readonly itemCode: string; readonly terminalId: string },
  random: SeededRandom,
  around: Around = (_, work) => work(),
): Promise<void> {
  const client = {
    clientType: 'iranian_adult' as const,
    name: 'رضا محمدی',
    nationalCode: inventedNationalCode(random),
    mobile: '09121234567',
    postalCode: '1193653471',
    matterRole: 'plaintiff',
    trackingNumber: '',
  };
  const { visitId } = await around('visits.open', () => visits.open({ client }));
  const answers = completeAnswers('iranian_adult', 'plaintiff');
  await around('identity.verify', () => identity.verify({ visitId, answers, note: '' }));
  const lines = [{ itemCode: asked.itemCode, count: 1 }];
  const { officePosTotal: amount } = await around('fees.charge', () => fees.charge({ visitId, lines }));
  const slip = {
    rrn: random.digits(12),
    stan: random.digits(6),
    card: `603799******${random.digits(4)}`,
    amount,
  };
  await around('payments.record', () => payments.record({ visitId, terminalId: asked.terminalId, ...slip }));
  await around('visits.complete', () => visits.complete({ visitId }));
}
