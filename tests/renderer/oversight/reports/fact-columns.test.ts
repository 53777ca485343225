// What the rows behind a number say of themselves, and where in the journal each leads.
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { factKinds, reportColumns } from '#core/foundation/reporting/columns.ts';
import { columnMeanings } from '#core/foundation/reporting/definition.ts';
import type { FactRow } from '#core/oversight/reports/contract.ts';
import { factColumns, factWords, journalOf } from '#renderer/features/oversight/reports/fact-columns.ts';
import { persian } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

const intl = createIntl({ locale: 'fa-IR', messages: persian });
const text: SayText = (id, values) => intl.formatMessage({ id }, values);
const row = (of: Partial<FactRow>): FactRow => ({
  ...{ kind: 'paid', id: 'a', day: '2026-11-25', at: null, visit: null, terminal: null, service: null },
  ...{ clerk: null, payee: null, channel: null, reason: null, detail: null },
  ...{ count: 1, amount: 0, vat: 0, reduction: 0, ms: null },
  ...of,
});

test('D20.189 a row says of which sort it is: what was looked at, checked or left open, and why', () => {
  expect(factWords(row({ kind: 'viewed', reason: 'visit' }), text)).toMatch(/^مشاهده/);
  expect(factWords(row({ kind: 'checkFailed', reason: 'sign_127' }), text)).toContain('۱۲۷');
  expect(
    factWords(row({ kind: 'open', reason: 'money', detail: 'missing week' }), text).split('، '),
  ).toHaveLength(3);
  expect(
    factWords(row({ kind: 'difference', reason: 'reversed', detail: 'our_mistake' }), text).split('، '),
  ).toHaveLength(2);
  expect(factWords(row({ kind: 'paid', reason: null }), text)).toBe('');
  expect(factColumns('serviceTime').isTimed).toBe(true);
  expect(factColumns('acts')).toMatchObject({ isSaid: true, isMoney: false });
  expect(factColumns('paid').isSaid).toBe(false);
});

test('D20.189 every row leads to the journal: on the day on which it was recorded, about what it is of', () => {
  // A day that is closed after midnight was signed on the next one.
  expect(journalOf({ kind: 'difference', day: '2026-11-25', at: '2026-11-26T04:30:00.000Z' })).toEqual({
    day: '2026-11-26',
    group: 'day',
  });
  expect(journalOf({ kind: 'paid', day: '2026-11-25', at: 'no instant' })).toMatchObject({
    day: '2026-11-25',
  });
  for (const kind of factKinds)
    expect(journalOf({ kind, day: '2026-11-25', at: null }).day).toBe('2026-11-25');
  for (const column of reportColumns) expect(Object.keys(columnMeanings[column].of)).not.toEqual([]);
});
