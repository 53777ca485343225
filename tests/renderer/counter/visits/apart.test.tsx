// @vitest-environment happy-dom
// A visit that one PC refused and another charged says both, and what to do, at the visit and in the list of the day (D1.24).
import { expect, test } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { openDay, openOffice, openVisit, slip, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

test('D1.24 a visit that was refused here and paid for elsewhere says both, and what to do', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const other = joinOffice(office, 2);
  await office.as(office.clerk).identity.refuse({
    ...{ visitId, outcome: 'refused', reasonCode: 'document_missing', answers: [], note: '' },
  });
  const elsewhere = other.seat(office.clerk);
  const answers = completeAnswers('iranian_adult', 'plaintiff');
  await elsewhere.identity.verify({ visitId, answers, note: '', changed: '' });
  await elsewhere.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  await elsewhere.payments.record(slip(visitId));
  carryEntries(other.desk, office.desk);
  const nothing = () => undefined;
  const { container } = await showOver(office, office.clerk, async () => {
    const { VisitSteps } = await import('#renderer/features/counter/visits/visit-steps.tsx');
    const { DayVisits } = await import('#renderer/features/counter/visits/day-visits.tsx');
    const { WithFoot } = await import('#renderer/frame/screen-primary.tsx');
    return (
      <WithFoot>
        <VisitSteps visitId={visitId} isDayOpen today={today} onNext={nothing} />
        <DayVisits day={today} selected={visitId} onSelect={nothing} />
      </WithFoot>
    );
  });
  const says = (words: string) => there(() => container.textContent?.includes(words), words);
  await says('این مراجعه در یک رایانه رد شده و در رایانهٔ دیگر هزینهٔ آن پرداخت شده است');
  await says('وجه را برگشت دهید و هزینه را لغو کنید');
  await says('رد شدهزینهٔ آن پرداخت شده');
  // Nothing is paid in it while it stands refused.
  expect(container.textContent).not.toContain('دوباره کشیده شد');
});
