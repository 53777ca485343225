// @vitest-environment happy-dom
// Searches of a person may be paused (D16.19). The start of a visit says so: silence would read as "was never here".
import { act } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText, find } from '#tests/renderer/render.tsx';
import { openOffice, openVisit } from '#tests/support/office.ts';

const known = '0499370899';
const paused = 'مراجعه را بدون این جست‌وجو هم می‌توان باز کرد';

/** A national code with a sound check digit. */
function nationalCode(first9: number): string {
  const digits = String(first9).padStart(9, '0');
  const rest = [...digits].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11;
  return digits + String(rest < 2 ? rest : 11 - rest);
}

async function pausedAtTheCounter() {
  const office = await openOffice();
  const clerk = office.as(office.clerk);
  await clerk.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await clerk.premises.openDay();
  await openVisit(office, known);
  office.clock.pace(1);
  for (let at = 0; at < 20; at += 1)
    await clerk.visits.findClient({
      clientType: 'iranian_adult',
      identifier: nationalCode(49_930_000 + at * 10),
    });
  const { container } = await showOver(office, office.clerk, async () => {
    const { StartVisit } = await import('#renderer/features/counter/visits/start-visit.tsx');
    const { WithFoot } = await import('#renderer/frame/screen-primary.tsx');
    return (
      <WithFoot>
        <StartVisit />
      </WithFoot>
    );
  });
  const box = await there(
    () => container.querySelector<HTMLInputElement>('#client-nationalCode'),
    'the box of the national code',
  );
  return { office, container, box };
}

test('D16.19 the start of a visit says that searches are paused, for as long as who is typed in was not looked for', {
  tags: 'release',
}, async () => {
  const { container, box } = await pausedAtTheCounter();
  expect(container.textContent).not.toContain(paused);
  act(() => enterText(box, known));
  await there(() => container.textContent?.includes(paused), 'the pause');
  // Nobody is named by it, and the focus stays with who types.
  expect(container.textContent).not.toContain('رضا محمدی');
  expect(document.activeElement?.closest('[role="alert"]') ?? null).toBeNull();
  act(() => enterText(find<HTMLInputElement>(container, '#client-nationalCode'), known.slice(0, 9)));
  await there(() => !container.textContent?.includes(paused), 'no word of it while nobody is asked for');
});

test('D16.19 who is typed in still when the pause is over is looked for then', async () => {
  const { office, container, box } = await pausedAtTheCounter();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => timers.mockRestore());
  act(() => enterText(box, known));
  await there(() => container.textContent?.includes(paused), 'the pause');
  const over = await there(
    () => timers.mock.calls.find(([, ms]) => ms === 10 * 60_000)?.[0],
    'a timer for the end of the pause',
  );
  office.clock.set(new Date(Date.parse(office.desk.machine.now()) + 11 * 60_000).toISOString());
  act(() => over());
  await there(() => container.textContent?.includes('این مراجعه‌کننده پیش‌تر آمده است'), 'the answer');
  expect(find<HTMLInputElement>(container, '#client-name').value).toBe('رضا محمدی');
  expect(container.textContent).not.toContain(paused);
});
