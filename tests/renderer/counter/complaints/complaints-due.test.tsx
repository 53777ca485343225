// @vitest-environment happy-dom
// Complaints near their deadline or past it (D7, D20.1): a count in the navigation and a row with its way on the morning card, for the
// manager alone; and the number, which reads from left to right, with the code of the slip as a QR.
import { act } from 'react';
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText, find } from '#tests/renderer/render.tsx';
import { openOffice, type TestOffice } from '#tests/support/office.ts';
import { readQr } from '#tests/support/read-qr.ts';

const registerOne = (office: TestOffice) =>
  office.as(office.clerk).complaints.register({
    kind: 'complaint',
    category: 'delay',
    aboutManager: false,
    text: 'زمان انتظار زیاد بود',
    contactName: '',
    contactPhone: '',
    visitId: null,
  });

const navigation = async () => {
  const { Navigation } = await import('#renderer/app/navigation.tsx');
  const { sections } = await import('#renderer/app/sections.ts');
  const nothing = () => undefined;
  return <Navigation sections={sections} onSearch={nothing} onAppearance={nothing} onLock={nothing} />;
};
const openTasks = async () => {
  const { OpenTasksSection } = await import('#renderer/features/closing/premises/open-tasks.tsx');
  const { Features } = await import('#renderer/frame/feature.ts');
  const { features } = await import('#renderer/app/features.ts');
  return (
    <Features value={features}>
      <OpenTasksSection />
    </Features>
  );
};
const linkTo = (container: HTMLElement, path: string) =>
  there(() => container.querySelector<HTMLElement>(`a[href="${path}"]`), path);

test('D20.1 the navigation counts the complaints that are due soon or overdue, and none that has time', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const first = await registerOne(office);
  const { container, readAnew } = await showOver(office, office.manager, navigation);
  const link = await linkTo(container, '/complaints');
  const checks = await linkTo(container, '/');
  await there(() => checks.textContent?.includes('بررسی امروز مانده'), 'the counts are here');
  expect(link.textContent).not.toContain('مهلت');
  office.clock.set(`${first.dueDay}T05:00:00.000Z`);
  await registerOne(office);
  await readAnew();
  await there(() => link.textContent?.includes('۱ شکایت نزدیک به مهلت یا دارای تأخیر'), 'one is due today');
  office.clock.set('2027-01-20T05:00:00.000Z');
  await readAnew();
  await there(() => link.textContent?.includes('۲ شکایت نزدیک به مهلت یا دارای تأخیر'), 'both are overdue');
});

test('D20.1 the morning card has a line for those that are due soon and one for those overdue, with the way to them', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { dueDay } = await registerOne(office);
  const { container, readAnew } = await showOver(office, office.manager, openTasks);
  const rowOf = (words: string) =>
    [...container.querySelectorAll('li')].find(({ textContent }) => textContent?.includes(words));
  await there(() => container.querySelector('li'), 'the card');
  expect(container.textContent).not.toContain('شکایت');
  office.clock.set(`${dueDay}T05:00:00.000Z`);
  await readAnew();
  const soon = await there(() => rowOf('۱ شکایت'), 'the one that is due today');
  expect(soon.textContent).not.toContain('دارای تأخیر');
  expect(find(soon, 'button').textContent).toContain('رفتن به شکایت و بازخورد');
  office.clock.set('2027-01-20T05:00:00.000Z');
  await readAnew();
  const late = await there(() => rowOf('۱ شکایت دارای تأخیر'), 'the overdue one');
  expect(find(late, 'button').textContent).toContain('رفتن به شکایت و بازخورد');
});

test.each([
  ['the navigation', navigation],
  ['the morning card', openTasks],
])('D20.1 %s tells a clerk nothing of the complaints that are due', async (_where, load) => {
  const office = await openOffice();
  await registerOne(office);
  office.clock.set('2027-01-20T05:00:00.000Z');
  const { container } = await showOver(office, office.clerk, load);
  await there(() => container.querySelector('li'), 'the screen');
  await there(() => container.textContent?.match(/بررسی امروز مانده|رفتن به/), 'what waits');
  expect(container.textContent).not.toMatch(/شکایت (?:نزدیک|دارای)/);
});

test('D7.1 the slip shows its number from left to right, and its tracking code as a QR that a camera reads', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ deskNumber: 2 });
  await registerOne(office);
  const { complaintId, number, trackingCode } = await registerOne(office);
  const { container } = await showOver(office, office.clerk, async () => {
    const { ComplaintSlipPage } = await import('#renderer/features/counter/complaints/slip-page.tsx');
    return <ComplaintSlipPage id={complaintId} />;
  });
  const numbered = await there(
    () => [...container.querySelectorAll('bdi')].find(({ textContent }) => textContent === `2-${number}`),
    'the number',
  );
  expect(numbered.getAttribute('dir')).toBe('ltr');
  const path = find(container, 'svg[role="img"] path').getAttribute('d') ?? '';
  expect(readQr(path)).toBe(trackingCode);
  expect(container.textContent).toContain(trackingCode);
  expect(container.textContent).toContain('۱۲۷');
  expect(container.textContent).not.toContain('زمان انتظار');
  expect(document.documentElement.dataset.print).toBe('ready');
});

test('D7.9 one act at a time: what was begun about a complaint waits while it is linked, and is there afterwards', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { complaintId } = await registerOne(office);
  const { container } = await showOver(office, office.manager, async () => {
    const { ComplaintDialog } = await import('#renderer/features/counter/complaints/complaint-dialog.tsx');
    return <ComplaintDialog complaintId={complaintId} isAtCounter onClose={() => undefined} />;
  });
  const page = container.ownerDocument;
  const button = (words: string) =>
    there(
      () => [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === words),
      words,
    );
  const primaries = () =>
    [...page.querySelectorAll<HTMLElement>('button[type="submit"]')].filter(
      (one) => !one.closest('[hidden]'),
    );
  const link = await button('ارتباط با شکایت دیگر');
  expect(primaries()).toHaveLength(1);
  const begun = find<HTMLTextAreaElement>(page.body, 'textarea');
  enterText(begun, 'نیمه‌کاره');
  await act(async () => link.click());
  const back = await button('انصراف');
  expect(primaries()).toHaveLength(1);
  expect(primaries()[0]?.closest('form')?.contains(back)).toBe(true);
  await act(async () => back.click());
  await button('ارتباط با شکایت دیگر');
  expect(primaries()[0]?.closest('form')?.contains(begun)).toBe(true);
  expect(begun.value).toBe('نیمه‌کاره');
});
