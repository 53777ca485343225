// @vitest-environment happy-dom
// What the province was asked for, and what it answered, as the manager sees it (D20.164).
import { expect, test } from 'vitest';
import { asksWaiting } from '#core/access/controls/asks.ts';
import { askConfirmations } from '#core/counter/payments/ask-province.ts';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { openOffice, type TestOffice } from '#tests/support/office.ts';
import { enrolAtProvince, provinceKey, signedWord } from '#tests/support/province-words.ts';
import { showCode } from '#tests/support/second-factor.ts';

const at = '2026-11-25T06:00:00.000Z';
const reason = 'در دفتر همکار مستقلی نیست';
const why = 'حد کنونی برای این دفتر بس است';

const show = (office: TestOffice) =>
  showOver(office, office.manager, async () => {
    const { AskedControls } = await import('#renderer/features/closing/day-close/asked-controls.tsx');
    return <AskedControls />;
  });
const says = (container: HTMLElement, words: string) => () => container.textContent?.includes(words) === true;

test('D20.164 the place without a request says so', async () => {
  const { container } = await show(await openOffice());
  await there(says(container, 'درخواستی از استان نشده است'), 'the place without a request');
});

test('D20.164 each request stands with old and new value, its reason, and the answer once it is there', async () => {
  const office = await openOffice();
  enrolAtProvince(office.desk);
  const { manager, as, desk } = office;
  const change = { control: 'limit', about: null, title: null, before: '2000000', after: '9000000' } as const;
  await showCode(office, 'controls.askProvince');
  await as(manager).controls.askProvince({ ...change, reason });
  const { container, readAnew } = await show(office);
  await there(says(container, reason), 'the reason');
  for (const words of ['۲٬۰۰۰٬۰۰۰', '۹٬۰۰۰٬۰۰۰', manager.name, 'در انتظار پاسخ'])
    expect(container.textContent).toContain(words);
  const [thing] = asksWaiting(desk.reads);
  if (thing === undefined) throw new Error('a request');
  const hash = desk.reads.fees.hashOfProposal(thing) ?? '';
  const answer = signedWord({ what: 'control', id: thing.id, at, refusedFor: why, hash });
  await askConfirmations(desk, {
    client: {
      confirmations: async () => ({ kind: 'answer', value: { confirmations: [answer] } }),
    } as never,
    ...{ office: '1101', provinceKey },
  });
  await readAnew();
  await there(says(container, why), 'why the province refused');
});
