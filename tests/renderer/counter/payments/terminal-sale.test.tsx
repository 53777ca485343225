// @vitest-environment happy-dom
// The counter with a connected terminal: one key sends what is due, its end comes by itself, and what is unknown is never sent again.
import { act } from 'react';
import { expect, test } from 'vitest';
import type { SaleEnd } from '#core/foundation/terminals/port.ts';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { chargedVisit, openDay, testTerminals } from '#tests/support/office.ts';
import {
  approved,
  connectTerminals,
  officeOnTerminals,
  scriptedTerminal,
  unknown,
} from '#tests/support/scripted-terminal.ts';

const press = (key: string) =>
  act(async () => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }),
    );
  });

test('D2.105, D2.106 F9 sends the amount; a lost answer is asked about, and the slip is typed only by choice', async () => {
  const port = scriptedTerminal();
  const office = await officeOnTerminals(port);
  await connectTerminals(office, [testTerminals[0]]);
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const visit = await office.as(office.clerk).visits.get({ visitId });
  const nothing = () => undefined;
  const { container, readAnew } = await showOver(office, office.clerk, async () => {
    const { PaymentStep } = await import('#renderer/features/counter/payments/payment-step.tsx');
    const { WithFoot } = await import('#renderer/frame/screen-primary.tsx');
    return (
      <WithFoot>
        <PaymentStep
          visit={visit}
          onExempt={nothing}
          onUnpaid={nothing}
          isPayable
          canReverse
          again={undefined}
        />
      </WithFoot>
    );
  });
  const shows = (words: string) => there(() => container.textContent?.includes(words), words);
  const [declined, held] = [Promise.withResolvers<SaleEnd>(), Promise.withResolvers<SaleEnd>()];
  port.next(() => declined.promise);
  port.next(() => held.promise);
  port.says(() => unknown);
  await shows('ماندهٔ پرداخت');
  const send = async (sales: number) => {
    await press('F9');
    await there(() => port.sent.length === sales, 'the sale');
    await readAnew();
    await shows('مراجعه‌کننده کارت را بکشد و رمز را وارد کند');
  };
  await send(1);
  // What the bank refused is sent again by the button that has the focus, or by the same key.
  declined.resolve({ end: 'declined', answer: { code: '51', rawMasked: '' } });
  await office.desk.terminals.idle();
  await readAnew();
  await shows('بانک این پرداخت را نپذیرفت');
  expect(document.activeElement?.id).toBe('payment-send');
  await send(2);
  expect(container.querySelector('input[id="payment-rrn"]')).toBeNull();
  held.resolve(unknown);
  await office.desk.terminals.idle();
  await readAnew();
  await shows('نتیجه نامعلوم؛ دوباره کارت نکشید');
  expect(document.activeElement?.textContent).toContain('نتیجه نامعلوم');
  port.says((sale) => approved(sale));
  await pressNamed('پرسیدن نتیجه از کارتخوان');
  await there(() => office.desk.reads.payments.account(visitId).due === 0, 'the payment');
  expect(port.sent).toHaveLength(2);
});
