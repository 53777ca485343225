// @vitest-environment happy-dom
// What an office needs before its first client: read from the registers, ticked by nobody (D20.82).
import { expect, test } from 'vitest';
import { officeContactStated } from '#core/assets/settings/entries.ts';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { openOffice, type TestOffice, type TestPerson } from '#tests/support/office.ts';

const show = (office: TestOffice, who: TestPerson) =>
  showOver(office, who, async () => {
    const { ReadySection } = await import('#renderer/features/assets/settings/ready-section.tsx');
    return <ReadySection />;
  });

test('D20.82 each thing is left until its register has it, and the list is the manager’s', async () => {
  const office = await openOffice();
  const { container, readAnew } = await show(office, office.manager);
  const rows = () => [...container.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
  await there(() => rows().length > 0, 'the list');
  const left = () => rows().filter((row) => row.includes('مانده')).length;
  expect(rows().find((row) => row.includes('تعرفهٔ جاری'))).toContain('آماده');
  const before = left();
  // At another PC: the screen has the one session of the manager.
  office.desk.path.execute(office.manager.id, (tx) =>
    tx.append(officeContactStated, { id: tx.newId() }, { address: 'خیابان نمونه', phone: '021-1101' }),
  );
  await readAnew();
  await there(() => left() === before - 1, 'the address is there');
});

test('D20.82 a clerk has no such list', async () => {
  const office = await openOffice();
  const { container } = await show(office, office.clerk);
  await there(() => container.querySelector('table') === null, 'nothing');
  expect(container.textContent).toBe('');
});
