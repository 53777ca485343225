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

const begun: JoinProgress = { have: 0, of: null, isLinked: true, image: null };
const steps: readonly (readonly [JoinProgress | null, string])[] = [
  [null, '۰ ثبت دریافت شد'],
  [{ ...begun, have: 12 }, '۱۲ ثبت دریافت شد'],
  [{ ...begun, have: 500, of: 2000 }, '۵۰۰ از ۲٬۰۰۰ ثبت دریافت شد۲۵٪'],
  [{ ...begun, image: { step: 'written', have: 30, of: 100 } }, 'رایانهٔ دیگر اطلاعات دفتر را آماده می‌کند۳۰٪'],
  [{ ...begun, image: { step: 'brought', have: 1, of: 2 } }, 'اطلاعات دفتر به این رایانه می‌رسد۵۰٪'],
  [{ ...begun, image: { step: 'proved', have: 0, of: 0 } }, 'ثبت‌ها بررسی می‌شود'],
  [{ ...begun, image: { step: 'proved', have: 1500, of: 2000 } }, '۱٬۵۰۰ از ۲٬۰۰۰ ثبت بررسی شد۷۵٪'],
];

test.each(steps)('N26 %j is said in words', (taking, words) => {
  rendered = render(<TakingProgress taking={taking} />);
  expect(rendered.container.textContent).toBe(words);
});
