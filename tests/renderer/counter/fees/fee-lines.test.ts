// Services as they are typed: counts only, in any state of being typed.
import { expect, test } from 'vitest';
import {
  type LineDraft,
  newLine,
  requestedLines,
  unreadCounts,
  withLastAgain,
  withService,
} from '#renderer/features/counter/fees/fee-lines.ts';

const insolvency = { code: 'insolvency', title: 'اعسار', maxBasisPoints: 3_000 };
const petition: LineDraft = newLine('petition');

test('a service starts with one of it', () => {
  expect(requestedLines([petition], [])).toEqual([{ itemCode: 'petition', count: 1 }]);
});

test('choosing a service again counts its line up', () => {
  expect(withService([petition], 'petition')).toEqual([{ ...petition, count: '2' }]);
  expect(withService([petition], 'typing')).toHaveLength(2);
});

test('«same service again» counts the last line up', () => {
  const lines = withLastAgain([petition, newLine('typing')]);
  expect(lines.map(({ count }) => count)).toEqual(['1', '2']);
});

test.each(['', '0', 'a', '1.5', '10001'])('a count of «%s» is not read', (count) => {
  expect(unreadCounts({ ...petition, count }, [])).toEqual(['count']);
  expect(requestedLines([{ ...petition, count }], [])).toBeNull();
});

test('persons and pages that were not entered are not sent', () => {
  expect(requestedLines([{ ...petition, pages: '4' }], [])).toEqual([
    { itemCode: 'petition', count: 1, pages: 4 },
  ]);
});

test('a reduction is sent in basis points, up to its cap', () => {
  const reduced = { ...petition, reductionCode: 'insolvency', percent: '30' };
  expect(requestedLines([reduced], [insolvency])).toEqual([
    { itemCode: 'petition', count: 1, reduction: { code: 'insolvency', basisPoints: 3_000 } },
  ]);
  expect(unreadCounts({ ...reduced, percent: '31' }, [insolvency])).toEqual(['percent']);
  expect(unreadCounts({ ...reduced, reductionCode: 'friendship' }, [insolvency])).toEqual(['percent']);
});

test('without a service there is nothing to price', () => {
  expect(requestedLines([], [])).toBeNull();
});
