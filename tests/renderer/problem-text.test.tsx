// @vitest-environment happy-dom
// A refused input names its fields as the screens do, and never by their keys.
import { afterEach, expect, test } from 'vitest';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { type Rendered, render } from './render.tsx';

let rendered: Rendered;
afterEach(() => rendered.unmount());

const said = (...fields: string[]): string => {
  rendered = render(<ProblemNotice problem={{ code: 'INPUT_INVALID', params: { fields } }} />);
  return rendered.container.querySelector('p')?.textContent ?? '';
};

test('a field is said by its name, however deep it lies', () => {
  expect(said('manager.nationalCode', 'trackingCode')).toMatch(/کد ملی.*کد رهگیری/);
});

test('a name that a feature has given stays as it is', () => {
  expect(said('تلفن همراه')).toContain('تلفن همراه');
});

test.each([['client.someKey'], []])('what has no name is not said by its key', (...fields) => {
  const sentence = said(...fields);
  expect(sentence).toContain('داده‌های این فرم');
  expect(sentence).not.toMatch(/[A-Za-z]/);
});

test('numbers of a list are in the digits of the language', () => {
  rendered = render(<ProblemNotice problem={{ code: 'PEERS_MISSING', params: { desks: [2, 10] } }} />);
  expect(rendered.container.querySelector('p')?.textContent).toMatch(/باجه‌های ۲ و ۱۰ /);
});

test.each([
  [[], /ردیف عنوان ستون ندارد/],
  [['مبلغ', 'تاریخ'], /پیدا نشد: مبلغ و تاریخ\./],
])(
  'columns that are missing are listed, and a file without any is said to be no report',
  (missing, words) => {
    rendered = render(<ProblemNotice problem={{ code: 'PSP_COLUMNS_UNKNOWN', params: { missing } }} />);
    const sentence = rendered.container.querySelector('p')?.textContent ?? '';
    expect(sentence).toMatch(words);
    expect(sentence).not.toMatch(/none|: \./);
  },
);
