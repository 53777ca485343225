// @vitest-environment happy-dom
// What people type and paste into the fields, and what the fields make of it.
import { act, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { DayField } from '#renderer/ui/day-field.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { JalaliDateField } from '#renderer/ui/jalali-date-field.tsx';
import { RialField } from '#renderer/ui/rial-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { enterText, find, type Rendered, render, typeText } from './render.tsx';

let rendered: Rendered | undefined;
let lastValue: string | number | null = null;

afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  lastValue = null;
});

function Digits({ appearance }: { appearance: 'identifier' | 'count' }) {
  const [value, setValue] = useState('');
  lastValue = value;
  return <DigitsField label="شماره" value={value} onChange={setValue} appearance={appearance} />;
}

function Rials() {
  const [rials, setRials] = useState<number | null>(null);
  lastValue = rials;
  return <RialField label="مبلغ" rials={rials} onChange={setRials} />;
}

function JalaliDay() {
  const [day, setDay] = useState<string | null>(null);
  lastValue = day;
  return <JalaliDateField label="تاریخ" day={day} onChange={setDay} />;
}

function DayOfScreen() {
  const [day, setDay] = useState('2026-11-25');
  lastValue = day;
  return (
    <>
      <DayField label="روز" day={day} onChange={setDay} />
      <button type="button" onClick={() => setDay('2026-11-20')}>
        دیگر
      </button>
    </>
  );
}

const show = (node: React.ReactNode): HTMLInputElement => {
  rendered = render(node);
  return find<HTMLInputElement>(rendered.container, 'input');
};

test.each([
  ['۰۴۹۹۳۷۰۸۹۹', '0499370899'],
  ['٠٤٩٩٣٧٠٨٩٩', '0499370899'],
  ['0499-370-899', '0499370899'],
  ['\u202b۰۴۹ ۹۳۷ ۰۸۹۹\u202c', '0499370899'],
])('a pasted identifier %s is normalised before anything reads it', (pasted, expected) => {
  const input = show(<Digits appearance="identifier" />);
  enterText(input, pasted);
  expect(lastValue).toBe(expected);
  expect(input.value).toBe(expected);
});

test('typing Persian digits gives Latin digits, left to right', () => {
  const input = show(<Digits appearance="identifier" />);
  typeText(input, '۱۲۳');
  expect(lastValue).toBe('123');
  expect(input.dir).toBe('ltr');
});

test('the caret stays where the person types, in the middle of the digits too', () => {
  const input = show(<Digits appearance="identifier" />);
  enterText(input, '1299');
  act(() => input.focus());
  input.setSelectionRange(2, 2);
  typeText(input, '۳');
  expect(input.value).toBe('12399');
  expect(input.selectionStart).toBe(3);
});

test('a letter in a digits field stays visible and is named as a problem', () => {
  const input = show(<Digits appearance="identifier" />);
  enterText(input, '12x4');
  expect(input.value).toBe('12x4');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(rendered?.container.textContent).toContain('فقط رقم');
});

test('a count is shown in Persian digits and kept in Latin digits', () => {
  const input = show(<Digits appearance="count" />);
  enterText(input, '12');
  expect(input.value).toBe('۱۲');
  expect(lastValue).toBe('12');
});

test.each([
  ['۱,۲۳۴', 1234],
  ['1٬234', 1234],
  ['۱۲۳ ریال', 123],
])('the amount %s is read', (pasted, rials) => {
  const input = show(<Rials />);
  enterText(input, pasted);
  expect(lastValue).toBe(rials);
});

test('an amount that cannot be read is said so, and the old amount is gone', () => {
  const input = show(<Rials />);
  enterText(input, '5000');
  enterText(input, '5000تومان');
  expect(lastValue).toBeNull();
  expect(input.value).toBe('5000تومان');
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('eight digits typed straight through are a date', () => {
  const input = show(<JalaliDay />);
  typeText(input, '14050904');
  expect(lastValue).toBe('2026-11-25');
  expect(input.value).toBe('۱۴۰۵/۰۹/۰۴');
  expect(rendered?.container.textContent).toContain('چهارشنبه ۴ آذر ۱۴۰۵');
});

test('a day that does not exist is said so and never becomes a nearby day', () => {
  const input = show(<JalaliDay />);
  enterText(input, '14041230');
  expect(lastValue).toBeNull();
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('a day that cannot be read stays in its field and is said there, and the day that is shown stays', () => {
  const input = show(<DayOfScreen />);
  expect(input.value).toBe('۱۴۰۵/۰۹/۰۴');
  for (const wrong of ['۱۴۰۵/۱۳/۰۱', 'دیروز']) {
    enterText(input, wrong);
    act(() => input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(input.value).toBe(wrong);
    expect(rendered?.container.textContent).toContain('تاریخ خوانده نشد');
    expect(lastValue).toBe('2026-11-25');
  }
  enterText(input, '۱۴۰۵۰۹۰۳');
  expect(lastValue).toBe('2026-11-24');
  expect(input.value).toBe('۱۴۰۵/۰۹/۰۳');
});

test('a screen that goes to another day shows it, whatever was unread before', () => {
  const input = show(<DayOfScreen />);
  enterText(input, '');
  expect(lastValue).toBe('2026-11-25');
  act(() => rendered?.container.querySelector('button')?.click());
  expect(lastValue).toBe('2026-11-20');
});

test('a list that is opened before its choices are there says so, and takes them in', () => {
  let chosen = '';
  const roles = (values: readonly string[]) => (
    <Select
      label="سمت"
      choices={values.map((value) => ({ value, label: value }))}
      isLoading={values.length === 0}
      value={null}
      onChange={(value) => {
        chosen = value;
      }}
    />
  );
  rendered = render(roles([]));
  const trigger = find(rendered.container, 'button');
  act(() => trigger.click());
  expect(find(document.body, '[role=listbox]').textContent).toContain('در حال خواندن');
  rendered.rerender(roles(['قیم', 'امین']));
  const options = [...document.querySelectorAll<HTMLElement>('[role=option]')];
  expect(options.map(({ textContent }) => textContent)).toEqual(['قیم', 'امین']);
  act(() => options[1]?.click());
  expect(chosen).toBe('امین');
});

test('a list with nothing in it opens too, and says that there is nothing', () => {
  rendered = render(<Select label="پایانه" choices={[]} value={null} onChange={() => undefined} />);
  act(() => find(document.body, 'button').click());
  expect(find(document.body, '[role=listbox]').textContent).toContain('گزینه‌ای نیست');
});
