// @vitest-environment happy-dom
// The columns of an unknown report: the guess is in the form, what it reads is said in Persian, every bad line is named.
import { act, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { InspectedPsp, TriedMapping } from '#core/closing/day-close/report-import/contract.ts';
import {
  beginMapping,
  chooseColumn,
  type MappingDraft,
  toDraftMapping,
  toMapping,
} from '#renderer/features/closing/day-close/mapping-draft.ts';
import { MappingForm } from '#renderer/features/closing/day-close/mapping-form.tsx';
import { MappingOutcome } from '#renderer/features/closing/day-close/mapping-outcome.tsx';
import { enterText, find, type Rendered, render } from '#tests/renderer/render.tsx';

const inspected: InspectedPsp = {
  headerLine: 2,
  headers: ['ترمینال', 'ارجاع', 'عملیات', 'ریال', 'روز'],
  firstLines: [{ line: 3, cells: ['14999001', '633000000101', 'پرداخت', '1,250,000', '1405/09/04'] }],
  guess: { terminal: 'ترمینال', amount: 'ریال', date: 'روز', type: 'عملیات' },
  known: null,
};
const tried: TriedMapping = {
  lacking: ['rrn'],
  samples: [
    {
      line: 3,
      cells: {
        date: { text: '1405/09/04', read: '2026-11-25', isReadable: true },
        amount: { text: '1,250,000', read: '1250000', isReadable: true },
        type: { text: 'پرداخت', read: null, isReadable: false },
      },
    },
  ],
  unreadable: [],
  unreadableCount: 0,
  unknownTypes: ['پرداخت'],
  unknownStatuses: [],
  isUnitInDoubt: false,
  rows: 0,
  newRows: 0,
  total: 0,
  perTerminal: [],
  withoutMoney: 0,
  skipped: [],
  duplicates: [],
  totals: [],
};

let rendered: Rendered | undefined;
let draft: MappingDraft = beginMapping(inspected);
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  draft = beginMapping(inspected);
});

function Form({ isNameMissing = false }: { isNameMissing?: boolean }) {
  const [value, setValue] = useState(draft);
  draft = value;
  return (
    <MappingForm
      headers={inspected.headers}
      terminals={['14999001', '14999002']}
      draft={value}
      onChange={setValue}
      tried={tried}
      isNameMissing={isNameMissing}
    />
  );
}

const fieldOf = (label: string): HTMLElement => {
  const labels = [...(rendered?.container.querySelectorAll('label, span') ?? [])];
  const found = labels.find((one) => one.textContent?.startsWith(label));
  if (!(found?.parentElement instanceof HTMLElement)) throw new Error(`no field is called ${label}`);
  return found.parentElement;
};

describe('the form', () => {
  test('begins with the guess and says in Persian what it reads of the file', () => {
    rendered = render(<Form />);
    expect(fieldOf('تاریخ').textContent).toContain('چهارشنبه ۴ آذر ۱۴۰۵');
    expect(fieldOf('مبلغ').textContent).toContain('۱٬۲۵۰٬۰۰۰ ریال');
    expect(fieldOf('نوع تراکنش').textContent).toContain('«پرداخت» خوانده نشد.');
    expect(fieldOf('شمارهٔ مرجع').textContent).toContain('در گزارش نیست');
  });

  test('takes another column, and says which columns there are', () => {
    rendered = render(<Form />);
    const select = find<HTMLSelectElement>(fieldOf('شمارهٔ مرجع'), 'select');
    const choices = [...select.options].filter(({ value }) => value !== '');
    expect(choices.map(({ textContent }) => textContent)).toEqual(['در گزارش نیست', ...inspected.headers]);
    act(() => {
      select.value = choices[2]?.value ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(draft.columns.rrn).toBe('ارجاع');
  });

  test('asks what a word of the type column means, and for the name', () => {
    rendered = render(<Form isNameMissing />);
    expect(rendered.container.textContent).toContain('«پرداخت» یعنی');
    expect(rendered.container.textContent).toContain('نام شرکت پرداخت را بنویسید.');
    enterText(find<HTMLInputElement>(rendered.container, 'input'), 'آسان');
    expect(draft.name).toBe('آسان');
  });

  test('offers the terminals of the office when the report names none', () => {
    draft = chooseColumn(draft, 'terminal', null);
    rendered = render(<Form />);
    expect(rendered.container.textContent).toContain('پایانهٔ این فایل');
  });
});

describe('a draft', () => {
  test('gives one column one meaning', () => {
    const moved = chooseColumn(beginMapping(inspected), 'rrn', 'ریال');
    expect(moved.columns).toMatchObject({ rrn: 'ریال', date: 'روز' });
    expect(moved.columns.amount).toBeUndefined();
  });

  test('becomes the mapping that core reads by, with the words of this PSP', () => {
    const made = { ...beginMapping(inspected), name: ' آسان ', types: { پرداخت: 'purchase' } } as const;
    expect(toMapping(made)).toEqual({
      name: 'آسان',
      columns: inspected.guess,
      words: { purchase: ['پرداخت'], reversal: [], other: [], successful: [], failed: [] },
    });
    expect(toDraftMapping({ ...made, types: {}, terminalId: '14999001' })).toEqual({
      columns: inspected.guess,
      terminalId: '14999001',
    });
  });

  test('begins with what the office has mapped before', () => {
    const known = {
      name: 'آسان',
      columns: { amount: 'ریال', date: 'روز', rrn: 'ارجاع' },
      terminalId: '14999001',
      words: { purchase: ['پرداخت'], failed: ['پوچ'] },
    };
    expect(toMapping(beginMapping({ ...inspected, known }))).toEqual({
      ...known,
      words: { purchase: ['پرداخت'], reversal: [], other: [], successful: [], failed: ['پوچ'] },
    });
  });
});

describe('what a mapping makes of the file', () => {
  const said = (over: Partial<TriedMapping>) => {
    rendered = render(<MappingOutcome tried={{ ...tried, lacking: [], unknownTypes: [], ...over }} />);
    return rendered.container.textContent ?? '';
  };
  test('names what is lacking', () => {
    expect(said({ lacking: ['rrn', 'amount'] })).toContain('شمارهٔ مرجع یا شمارهٔ پیگیری و مبلغ');
  });
  test('names every line that cannot be read', () => {
    const unreadable = [
      { line: 5, column: 'روز' },
      { line: 12, column: 'ریال' },
    ];
    const text = said({ unreadable, unreadableCount: 60 });
    expect(text).toContain('۶۰ ردیف خوانده نشد');
    expect(text).toContain('ردیف ۵، ستون «روز»');
    expect(text).toContain('ردیف ۱۲، ستون «ریال»');
    expect(text).toContain('۵۸ ردیف دیگر');
  });
  test('F3 says how many words are still to be explained, and that nothing is imported before', () => {
    expect(said({ unknownTypes: ['پرداخت'], isUnitInDoubt: true })).toContain('۲ پرسش بی‌پاسخ');
  });
  test('says that nothing is there', () => {
    expect(said({ rows: 0 })).toContain('تراکنشی پیدا نشد');
  });
  test('shows the totals of each terminal', () => {
    const text = said({
      rows: 2,
      newRows: 1,
      perTerminal: [{ terminalId: '14999001', count: 2, total: 1_540_000 }],
      skipped: [{ line: 9, reason: 'total_line' }],
    });
    expect(text).toContain('۲ تراکنش');
    expect(text).toContain('۱٬۵۴۰٬۰۰۰');
    expect(text).toContain('ردیف جمع');
  });
});
