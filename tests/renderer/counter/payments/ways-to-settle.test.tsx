// @vitest-environment happy-dom
// What step 4 offers: a way out by a code only where the tariff has codes, and who else still has to pay before the swipe (D2.81).
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import {
  chargedVisit,
  openDay,
  openOffice,
  slip,
  type TestOffice,
  testTariff,
} from '#tests/support/office.ts';

async function settle(office: TestOffice, visitId: string) {
  const visit = await office.as(office.clerk).visits.get({ visitId });
  const nothing = () => undefined;
  const { container } = await showOver(office, office.manager, async () => {
    const { PaymentStep } = await import('#renderer/features/counter/payments/payment-step.tsx');
    return (
      <PaymentStep
        visit={visit}
        onExempt={nothing}
        onUnpaid={nothing}
        isPayable
        canReverse
        again={undefined}
      />
    );
  });
  await there(() => container.querySelector('[role="radiogroup"]'), 'the ways to settle');
  return container;
}

test('D2.81 who else was charged and has not paid is said before the swipe, and nobody who has paid', async () => {
  const office = await openOffice();
  await openDay(office);
  const paid = await chargedVisit(office, '0013542419');
  await office.as(office.clerk).payments.record(slip(paid.visitId));
  const { visitId } = await chargedVisit(office);
  const alone = await settle(office, visitId);
  await there(() => alone.textContent?.includes('معاف با کد مصوب'), 'the codes of the tariff');
  expect(alone.textContent).not.toContain('یک کارت‌کشیدن برای دو مراجعه');
  await chargedVisit(office, '0790419904');
  const beside = await settle(office, visitId);
  await there(() => beside.textContent?.includes('یک کارت‌کشیدن برای دو مراجعه'), 'the sentence');
});

test('a tariff without codes exempts nobody: that way is not offered', async () => {
  const office = await openOffice({ tariff: { ...testTariff, reductions: [] } });
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const container = await settle(office, visitId);
  expect(container.querySelectorAll('[role="radiogroup"] input')).toHaveLength(2);
  expect(container.textContent).not.toContain('معاف با کد مصوب');
});
