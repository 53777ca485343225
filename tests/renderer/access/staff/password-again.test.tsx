// @vitest-environment happy-dom
// The lists of supervision ask for the password again (D11.31): once for all of them, by the dialog and by the strip that stays
// when it is left, and by nothing that looks like a failure. Once it was shown they are read.
import { type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { type SessionLimits, sessionLimits } from '#core/access/staff/rules.ts';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText, find } from '#tests/renderer/render.tsx';
import { openDay, openOffice } from '#tests/support/office.ts';

test('D11.31 the lists of supervision ask once, are read after the password, and show no failure meanwhile', {
  tags: 'release',
}, async () => {
  const limits: { -readonly [Name in keyof SessionLimits]: SessionLimits[Name] } = { ...sessionLimits };
  const office = await openOffice({ sessionLimits: limits });
  await openDay(office);
  // From here on every password that was shown is too old at once.
  limits.provenMs = 0;
  const { container } = await showOver(office, office.manager, async () => {
    const { PasswordAgain, PasswordAgainStrip } = await import('#renderer/app/password-dialog.tsx');
    const { AnomaliesSection } = await import(
      '#renderer/features/oversight/supervision/anomalies-section.tsx'
    );
    const { SharingSection } = await import('#renderer/features/oversight/shifts/sharing-section.tsx');
    return (
      <>
        <PasswordAgainStrip />
        <AnomaliesSection onShow={() => undefined} />
        <SharingSection />
        <PasswordAgain />
      </>
    );
  });
  const dialogs = () => document.querySelectorAll('[role="dialog"]');
  await there(() => dialogs().length === 1, 'the dialog');
  await pressNamed('انصراف');
  await there(() => dialogs().length === 0, 'the dialog is left');
  expect(container.textContent).toContain('برای دیدن تازه‌ترین این فهرست رمز خود را دوباره وارد کنید.');
  expect(container.querySelector('[role="alert"]')).toBeNull();
  expect(container.textContent).not.toContain('چیزی تغییر نکرد');
  expect(container.textContent).not.toContain('مورد غیرعادی نیست');
  // A password that is shown counts again.
  limits.provenMs = sessionLimits.provenMs;
  await pressNamed('ورود دوبارهٔ رمز');
  await there(() => dialogs().length === 1, 'the dialog again');
  enterText(find<HTMLInputElement>(document.body, 'input[type="password"]'), office.manager.password);
  await pressNamed('ادامه');
  await there(() => container.textContent?.includes('مورد غیرعادی نیست'), 'what is out of proportion');
  await there(() => container.textContent?.includes('برای دیدن تازه‌ترین این فهرست') === false, 'no strip');
});

/** A screen with a list, and another one without, under the same strip. */
function Screens({ strip, list, dialog }: Record<'strip' | 'list' | 'dialog', ReactNode>) {
  const [isList, setIsList] = useState(true);
  return (
    <>
      {strip}
      <button type="button" onClick={() => setIsList(!isList)}>
        دیگر
      </button>
      {isList ? list : null}
      {dialog}
    </>
  );
}

test('D11.31 the strip goes with the list that waits: another screen has none, and the next list asks again', async () => {
  const limits: { -readonly [Name in keyof SessionLimits]: SessionLimits[Name] } = { ...sessionLimits };
  const office = await openOffice({ sessionLimits: limits });
  limits.provenMs = 0;
  const { container } = await showOver(office, office.manager, async () => {
    const { PasswordAgain, PasswordAgainStrip } = await import('#renderer/app/password-dialog.tsx');
    const { SharingSection } = await import('#renderer/features/oversight/shifts/sharing-section.tsx');
    return <Screens strip={<PasswordAgainStrip />} list={<SharingSection />} dialog={<PasswordAgain />} />;
  });
  const isDialog = () => document.querySelector('[role="dialog"]') !== null;
  const isStrip = () => container.textContent?.includes('برای دیدن تازه‌ترین این فهرست') === true;
  await there(isDialog, 'the dialog');
  await pressNamed('انصراف');
  await there(() => isStrip() && !isDialog(), 'the strip alone');
  await pressNamed('دیگر');
  await there(() => !isStrip(), 'a screen without it');
  await pressNamed('دیگر');
  await there(isDialog, 'the dialog, asked again');
});
