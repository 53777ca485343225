// @vitest-environment happy-dom
// The schedule of the premises in the settings (D17.13): nothing rarer than the directive is offered, the office adds checks of its own,
// and a refusal of the application is said where it was asked for.
import { act } from 'react';
import { expect, test } from 'vitest';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText, find } from '#tests/renderer/render.tsx';
import { openOffice } from '#tests/support/office.ts';

const section = async () => {
  const { ScheduleSection } = await import('#renderer/features/closing/premises/schedule-section.tsx');
  return <ScheduleSection />;
};
const rowOf = (container: HTMLElement, name: string) =>
  [...container.querySelectorAll('tr')].find(({ textContent }) => textContent?.includes(name));
const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]');
const open = () => there(dialog, 'the dialog');
const offered = (within: HTMLElement) =>
  [...within.querySelectorAll<HTMLInputElement>('input[type="radio"]')].map(({ value }) => value);
const send = (within: HTMLElement) => act(async () => find<HTMLFormElement>(within, 'form').requestSubmit());

test('D17.13 a rhythm that is rarer than the directive’s is not offered, and what is daily cannot be set at all', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { container } = await showOver(office, office.manager, section);
  await there(() => rowOf(container, 'ایمنی'), 'the schedule');
  expect(rowOf(container, 'تابلوی ۱۲۷')?.querySelector('button')).toBeNull();
  await pressNamed('آراستگی و نظم: دورهٔ بررسی');
  expect(offered(await open())).toEqual(['day', 'week']);
  await pressNamed('انصراف');
  await pressNamed('ایمنی: دورهٔ بررسی');
  expect(offered(await open())).toEqual(['day', 'week', 'month']);
});

test('D17.13 a check of the office’s own needs its words, is added, and may be set to any rhythm and to its end', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { container, readAnew } = await showOver(office, office.manager, section);
  await there(() => rowOf(container, 'ایمنی'), 'the schedule');
  await pressNamed('افزودن بررسی');
  const adding = await open();
  await send(adding);
  await there(() => adding.textContent?.includes('بنویسید چه چیزی بررسی می‌شود.'), 'what is missing');
  enterText(find<HTMLInputElement>(adding, 'input[name="title"], input[type="text"]'), 'آب‌سردکن سالن');
  await send(adding);
  await there(() => dialog() === null, 'the dialog is gone');
  await readAnew();
  const row = await there(() => rowOf(container, 'آب‌سردکن سالن'), 'the new check');
  expect(row.textContent).toContain('هر هفته');
  expect(row.textContent).toContain('افزودهٔ دفتر');
  await pressNamed('آب‌سردکن سالن: دورهٔ بررسی');
  expect(offered(await open())).toEqual(['day', 'week', 'month', 'never']);
});

test('D17.13 what was set meanwhile elsewhere is refused in Persian, and the dialog stays with what was chosen', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { container } = await showOver(office, office.manager, section);
  await there(() => rowOf(container, 'ایمنی'), 'the schedule');
  await pressNamed('ایمنی: دورهٔ بررسی');
  const setting = await open();
  // Sent as it stands: the directive’s own month, which is in force already.
  await send(setting);
  const said = await there(() => setting.querySelector('[role="alert"]'), 'the refusal');
  expect(said.textContent).toMatch(/[آ-ی]{3,}/);
  expect(said.textContent).not.toMatch(/[A-Z]{3,}/);
  expect(dialog()).toBe(setting);
  expect(find<HTMLInputElement>(setting, 'input:checked').value).toBe('month');
});

test('D17.13 Ctrl+Enter sends the form of a dialog from wherever the focus is in it, and once', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { container } = await showOver(office, office.manager, section);
  await there(() => rowOf(container, 'ایمنی'), 'the schedule');
  const rhythms = () => office.desk.reads.premises.rhythmSettings().map(({ every }) => every);
  const confirm = (repeat = false) =>
    act(async () => {
      const event = { key: 'Enter', ctrlKey: true, repeat, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', event));
    });
  await pressNamed('ایمنی: دورهٔ بررسی');
  const setting = await open();
  await act(async () => find(setting, 'input[value="week"]').click());
  // A dialog that opens by the mouse has the focus itself, outside of its form.
  setting.focus();
  expect(document.activeElement).toBe(setting);
  await confirm(true);
  expect(rhythms()).toEqual([]);
  await confirm();
  await there(() => dialog() === null, 'the dialog is gone');
  expect(rhythms()).toEqual(['week']);
});

test('D17.13 nobody but the manager is offered to set it', async () => {
  const office = await openOffice();
  const { container } = await showOver(office, office.clerk, section);
  await there(() => rowOf(container, 'ایمنی'), 'the schedule');
  expect(container.querySelector('button')).toBeNull();
});
