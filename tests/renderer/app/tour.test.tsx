// @vitest-environment happy-dom
// The tours of the demo office name controls that the screens have; a tour points at the real one, waits for what is done there, leads
// to another screen first, and ends.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { noteAct } from '#renderer/api/acts-done.ts';
import { useSession } from '#renderer/api/session.ts';
import { features } from '#renderer/app/features.ts';
import { TourGuide } from '#renderer/features/app/tour/tour-guide.tsx';
import { TourOffer } from '#renderer/features/app/tour/tour-offer.tsx';
import { bubbleBeside } from '#renderer/features/app/tour/tour-place.ts';
import { type TourTarget, tours } from '#renderer/features/app/tour/tours.ts';
import { servicePickerId } from '#renderer/features/counter/fees/service-picker.tsx';
import { clientFieldId } from '#renderer/features/counter/visits/client-field.tsx';
import { lineButtonId } from '#renderer/features/oversight/inspection-lines/lines-table.tsx';
import { find, type Rendered, render } from '../render.tsx';

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const screens = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.includes('tour'))
  .map((file) => readFileSync(path.join(renderer, file), 'utf8'))
  .join('\n');
const ids: readonly string[] = [clientFieldId('nationalCode'), servicePickerId, lineButtonId('V1')];
/** What the parts are found by, as the screens write it. */
const parts: Readonly<Record<string, string>> = {
  '[data-visits="over"]': 'data-visits="over"',
  '[role="dialog"] textarea': 'isMultiline',
  '#screen table': '<table',
  '#screen nav ol': '<Steps',
  '#screen [aria-current="step"]': "'aria-current': 'step'",
  '[data-begin]': 'data-begin=""',
  '#screen [data-day]': 'data-day=',
  '#screen form': '<ActForm',
};

function isInScreens(target: TourTarget): boolean {
  if ('id' in target) return ids.includes(target.id);
  if ('key' in target) return screens.includes(`keyBindings.${target.key}.hint`);
  const written = parts[target.part];
  return written !== undefined && screens.includes(written);
}

test('every step of a tour names a screen of its people, a control that a screen has, and a command that there is', () => {
  const procedures = Object.keys(appRouter._def.procedures);
  for (const { id, roles, steps } of tours)
    for (const [place, { path: screen, target, until }] of steps.entries()) {
      const named = `${id} ${place + 1}`;
      const section = features.find((feature) => feature.section?.path === screen)?.section;
      for (const role of roles) expect(section?.roles, named).toContain(role);
      expect(isInScreens(target), `${named}: ${JSON.stringify(target)}`).toBe(true);
      if (until !== null && 'done' in until)
        for (const procedure of until.done) expect(procedures, named).toContain(procedure);
    }
});

test('the bubble stands at the end of its control, or where there is room, and never leaves the window', () => {
  const view = { width: 1366, height: 768 };
  const bubble = { width: 336, height: 180 };
  const beside = (left: number, top: number, width = 120, isRtl = true) =>
    bubbleBeside({ left, top, width, height: 40 }, bubble, view, isRtl);
  expect(beside(800, 300)).toEqual({ left: 452, top: 300 });
  expect(beside(800, 300, 120, false)).toEqual({ left: 932, top: 300 });
  expect(beside(20, 300)).toEqual({ left: 152, top: 300 });
  // As wide as the window: below, and above at its foot.
  expect(beside(0, 100, 1366).top).toBe(152);
  expect(beside(0, 700, 1366).top).toBe(508);
  // Low down it is pushed up; without a control it waits in the corner.
  expect(beside(800, 740).top).toBe(580);
  expect(bubbleBeside(null, bubble, view, true)).toEqual({ left: 8, top: 580 });
});

let rendered: Rendered | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  // Nothing is laid out here.
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
  const person = { id: 'p1', name: 'علی رضایی', role: 'clerk', state: 'active' } as const;
  useSession.getState().begin({ token: 't', person });
});
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  useSession.getState().end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const later = () => act(() => vi.advanceTimersByTimeAsync(500));

test('a tour is chosen, leads to its screen, waits for each act at the real control, and is over', async () => {
  const goTo = vi.fn();
  const shown = (screen: string, isDialog = false) => (
    <main id="screen">
      <TourOffer />
      <button type="button" aria-keyshortcuts="F8" id="real">
        ثبت
      </button>
      {isDialog ? (
        <div role="dialog">
          <textarea />
        </div>
      ) : null}
      {screen === '/complaints' ? (
        <table>
          <tbody />
        </table>
      ) : null}
      <TourGuide path={screen} goTo={goTo} />
    </main>
  );
  rendered = render(shown('/'));
  const { container } = rendered;
  const press = (words: string) =>
    act(() =>
      [...container.querySelectorAll('button')].find((one) => one.textContent?.includes(words))?.click(),
    );
  press('ثبت شکایت');
  await later();
  expect(container.textContent).toContain('گام ۱ از ۳');
  expect(container.textContent).toContain('صفحهٔ دیگری');
  press('برو');
  expect(goTo).toHaveBeenCalledWith('/complaints');
  rendered.rerender(shown('/complaints'));
  await later();
  // It waits: the real control has the focus, and time alone does nothing.
  expect(document.activeElement?.id).toBe('real');
  await later();
  expect(container.textContent).toContain('گام ۱ از ۳');
  rendered.rerender(shown('/complaints', true));
  await later();
  expect(container.textContent).toContain('گام ۲ از ۳');
  // Another command, a refused one and a reading are not what it waits for.
  for (const [procedure, method, status] of [
    ['complaints.addAddendum', 'POST', 200],
    ['complaints.register', 'POST', 412],
    ['complaints.register', 'GET', 200],
  ] as const)
    act(() => noteAct(`/api/${procedure}`, method, new Response('', { status })));
  expect(container.textContent).toContain('گام ۲ از ۳');
  act(() => noteAct('/api/complaints.register', 'POST', new Response('{}')));
  rendered.rerender(shown('/complaints'));
  await later();
  expect(container.textContent).toContain('گام ۳ از ۳');
  expect(document.activeElement?.textContent).toContain('تمام شد');
  press('تمام شد');
  expect(container.querySelector('[data-tour-bubble]')).toBeNull();
  // Put away, it is offered no more; a tour that was left is where it was.
  press('بعداً');
  expect(find(container, '#screen').textContent).not.toContain('بازدید');
});
