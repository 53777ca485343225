// Days of an office that are over, with payments and the PSP's rows of them, written as other PCs would have written them.
import { pspImported } from '#core/closing/day-close/entries.ts';
import { paymentRecorded } from '#core/counter/payments/entries.ts';
import { type TestOffice, testTerminals } from './office.ts';

const dayMs = 86_400_000;
const amount = 770_000;

/** Reference and trace number, and card, of the n-th payment of a day. */
const numbersOf = (n: number) => ({
  rrn: String(733_000_000_000 + n),
  stan: String(700_000 + n).slice(-6),
  cardMasked: `603799******${2000 + n}`,
});

export type RowChange = Partial<ReturnType<typeof numbersOf>> | { readonly rrn: null };

/**
 * Records `count` payments today, each with its row in a report, and lets the day pass. `changes` says by the number of a payment what
 * its row says otherwise.
 */
export function matchedDay(
  { desk, clock, manager }: TestOffice,
  count: number,
  changes: Readonly<Record<number, RowChange>> = {},
): void {
  const [terminalId] = testTerminals;
  desk.path.execute(manager.id, (tx) => {
    const { day } = tx;
    const numbers = Array.from({ length: count }, (_, n) => ({ n, ...numbersOf(n) }));
    for (const { n: _, ...slip } of numbers)
      tx.append(paymentRecorded, {
        ...{ paymentId: tx.newId(), visitId: tx.newId(), terminalId, amount, allocations: [] },
        ...slip,
        knownBy: 'typed_slip',
      });
    const rows = numbers.map(({ n, ...slip }) => ({
      ...({ rowId: `row-${day}-${n}`, terminalId, type: 'purchase', status: 'successful', amount } as const),
      ...{ time: '09:00:00', serviceCode: null, date: day, forDay: day },
      ...slip,
      ...changes[n],
    }));
    tx.append(
      pspImported,
      {
        ...{ importId: tx.newId(), forDay: day, profile: 'behpardakht', fileSha256: 'a'.repeat(64) },
        ...{ rowCount: rows.length, total: rows.length * amount, perTerminal: [], remarks: [], lacking: 0 },
      },
      { fileName: 'report.csv', rows },
    );
  });
  clock.advance(dayMs);
}
