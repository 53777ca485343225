// @vitest-environment happy-dom
// What a new PC shows while it takes an office over, step by step, in Persian and with Persian digits.
import { afterEach, expect, test } from 'vitest';
import type { JoinProgress } from '#core/replication/peers/contract.ts';
import { TakingProgress } from '#renderer/features/app/first-run/joining-progress.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const begun: JoinProgress = { have: 0, of: null, isLinked: true };
const steps: readonly (readonly [JoinProgress | null, string])[] = [
  [null, '۰ ثبت دریافت شد'],
  [{ ...begun, have: 12 }, '۱۲ ثبت دریافت شد'],
  [{ ...begun, have: 500, of: 2000 }, '۵۰۰ از ۲٬۰۰۰ ثبت دریافت شد۲۵٪'],
];

test.each(steps)('N26 %j is said in words', (taking, words) => {
  rendered = render(<TakingProgress taking={taking} />);
  expect(rendered.container.textContent).toBe(words);
});
