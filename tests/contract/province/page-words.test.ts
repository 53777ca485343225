// The office and the supervisors' pages are in step: every code that a page may have to say has its Persian word.
import { expect, test } from 'vitest';
import { clockDoubtKindSchema } from '#core/access/clock/contract.ts';
import { cutOffReasonSchema, roleSchema } from '#core/access/staff/contract.ts';
import { clashKinds, filingKinds, unpaidKinds } from '#core/closing/day-close/explanations/contract.ts';
import { settlementReasonSchema } from '#core/closing/day-close/ledger/contract.ts';
import { complaintCategories, complaintKindSchema } from '#core/counter/complaints/contract.ts';
import { accounts, differenceStates } from '#core/foundation/settlement/ledger/contract.ts';
import { exceptionKinds } from '#core/foundation/settlement/matching/contract.ts';
import { ledgerSentences } from '#province/page/ledger-sentences-fa.ts';
import { sentences } from '#province/page/sentences-fa.ts';

test.each([
  [
    'difference',
    [...exceptionKinds, ...clashKinds, ...unpaidKinds, ...filingKinds, ...accounts],
    sentences.differenceKinds,
  ],
  ['reason of a difference', settlementReasonSchema.options, sentences.settlingReasons],
  ['account', accounts, ledgerSentences.accounts],
  ['state of a difference', differenceStates, ledgerSentences.openStates],
  ['doubt of a clock', clockDoubtKindSchema.options, sentences.clockDoubtKinds],
  ['role of a person', roleSchema.options, sentences.roles],
  ['kind of a complaint', complaintKindSchema.options, sentences.complaintKinds],
  ['subject of a complaint', complaintCategories, sentences.complaintCategories],
  ['reason of a cut-off', cutOffReasonSchema.options, sentences.cutOffReasons],
])('every kind of %s has a word', (_what, codes, words) => {
  expect(Object.keys(words).sort()).toEqual([...codes].sort());
});
