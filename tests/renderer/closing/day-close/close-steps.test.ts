// The steps of a close follow from the facts alone, so that every PC shows the same one.
import { expect, test } from 'vitest';
import type { DayOverview, TerminalReport } from '#core/closing/day-close/contract.ts';
import {
  type CloseFacts,
  closeSteps,
  foundOn,
  nextStep,
  stepAfter,
  stepIds,
} from '#renderer/features/closing/day-close/close-steps.ts';
import { difference, exception } from './found.ts';

const terminal = (terminalId: string, report: TerminalReport['report'], recorded = 0): TerminalReport => ({
  ...{ terminalId, report, recordedPayments: recorded, recordedReversals: 0 },
});
const overview: DayOverview = {
  ...{ day: '2026-11-25', state: 'open', openDrafts: 0, earlierOpen: [], totals: [], matched: 0 },
  ...{ exceptions: [], differenceToGo: 0, chargedOfDay: 0, lateItems: 0, late: [], missingPeers: [] },
  ...{
    singleConfirmations: [],
    loosened: [],
    imports: [],
    typedSlips: [],
    blockers: [],
    reasonNeeded: false,
    closings: [],
  },
  terminals: [terminal('1', 'imported', 3), terminal('2', 'declared_zero')],
};
const facts = (day: Partial<DayOverview> = {}, over: Partial<CloseFacts> = {}): CloseFacts => ({
  ...{ unfiled: 0, differences: [], duties: 0 },
  ...over,
  overview: { ...overview, ...day },
});
const first = (...given: Parameters<typeof facts>) => nextStep(closeSteps(facts(...given)), 'visits');

test('D21.115 a day with nothing to do begins at the last step; every step with something stops it there', () => {
  expect(closeSteps(facts()).map(({ id }) => id)).toEqual([...stepIds]);
  expect(first()).toBe('seal');
  expect(first({ openDrafts: 2 })).toBe('visits');
  expect(first({}, { unfiled: 1 })).toBe('unfiled');
  expect(first({ terminals: [terminal('1', 'missing', 3)] })).toBe('reports');
  expect(first({ terminals: [terminal('1', 'awaited', 3)] })).toBe('seal');
  expect(first({}, { differences: [difference('a')] })).toBe('differences');
  expect(first({}, { differences: [difference('a', { state: 'awaited' })] })).toBe('seal');
  expect(first({ exceptions: [exception({ kind: 'store_rewound', reasons: ['found_out'] })] })).toBe(
    'differences',
  );
  expect(first({}, { duties: 1 })).toBe('duties');
  expect(first({ missingPeers: [{ device: 'd', deskNumber: 2, lastContactAt: null }] })).toBe('pcs');
});

test('D21.115 a step that was passed on purpose is not shown again, and what is done meanwhile is passed over', () => {
  const open = closeSteps(facts({ openDrafts: 1 }, { unfiled: 2, duties: 1 }));
  expect(stepAfter(open, 'visits')).toBe('unfiled');
  expect(stepAfter(open, 'unfiled')).toBe('duties');
  expect(stepAfter(open, 'pcs')).toBe('seal');
});

test('D21.116 before its report nothing of a terminal is a difference; a sign and money of a report are named at once', () => {
  const early = exception();
  const sign = exception({ key: 'sign', saw: null, reasons: ['found_out'] });
  const money = exception({ key: 'row', pspRowIds: ['r'], paymentIds: [] });
  const elsewhere = exception({ key: 'other', terminalId: '2' });
  const exceptions = [early, sign, money, elsewhere];
  const terminals = [terminal('1', 'missing', 1), terminal('2', 'imported')];
  expect(foundOn({ terminals, exceptions }).map(({ key }) => key)).toEqual(['sign', 'row', 'other']);
  expect(foundOn({ terminals: [terminal('1', 'imported')], exceptions })).toEqual(exceptions);
});
