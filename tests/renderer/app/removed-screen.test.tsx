// @vitest-environment happy-dom
// A removed PC says so in place of every screen, and its manager writes the bundle from there.
import { expect, test } from 'vitest';
import { openOffice } from '#tests/support/office.ts';
import { pressNamed, showOver, there } from '../office-shell.tsx';

test('N45 the manager of a removed PC sees that it was removed, by which PC, and writes what only it holds', async () => {
  const office = await openOffice();
  const { deviceId: by = '', deviceName = '' } = office.desk.identity() ?? {};
  office.desk.reads.peers.keepOwnRemoval({
    ...{ by, at: '2026-11-25T08:00:00.000Z', signature: 'A'.repeat(86) },
  });
  await showOver(office, office.manager, async () => {
    const { Gate } = await import('#renderer/app/gate.tsx');
    return <Gate />;
  });
  await there(() => document.querySelector('h1'), 'the screen');
  await there(
    () => document.querySelector('h1')?.textContent === 'این رایانه از دفتر کنار گذاشته شده است',
    'its title',
  );
  await there(() => deviceName !== '' || document.body.textContent, 'who said so');
  await pressNamed('نوشتن بسته برای دفتر');
  const dialog = await there(() => document.querySelector('[role="dialog"]'), 'the dialog');
  // It is for the office's other PCs: the province takes nothing from it.
  expect(dialog.textContent).not.toContain('استان');
});
