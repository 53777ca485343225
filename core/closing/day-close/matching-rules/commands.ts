// Matching rules at work (F51): tried on past days, switched on by two people, applied when a report is taken in, switched off with a
// reason. What a rule matched is a match of its own, which the manager takes back like one by hand.
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { matchedByHand, matchingRuleSet } from '../entries.ts';
import { settleDay } from '../settle.ts';
import {
  enoughRight,
  type MatchingRule,
  type MatchingRuleState,
  matchingRules,
  type setMatchingRuleInput,
  type TriedRule,
  triedDays,
} from './contract.ts';
import { fitsRule, tryOnDay } from './try-rule.ts';

/** Every rule with its last change. */
export const matchingRuleStates = ({ dayClose }: Pick<DayReads, 'dayClose'>): MatchingRuleState[] =>
  matchingRules.map((rule) => {
    const { isOn = false, setAt = null, byName = null, reason = null } = dayClose.matchingRule(rule) ?? {};
    return { rule, isOn, setAt, byName, reason: isOn ? null : reason };
  });

/** What a rule would have made of the last days before `today`. Nothing is recorded. */
export function tryMatchingRule(reads: DayReads, rule: MatchingRule, today: string): TriedRule {
  const terminals = reads.payments.closeTerminals().map(({ terminalId: id, ...span }) => ({ id, ...span }));
  const days = Array.from({ length: triedDays }, (_, back) => addDays(today, -1 - back));
  const tried = days.flatMap((day) => {
    const pspRows = reads.dayClose.rows(day);
    if (pspRows.length === 0) return [];
    const payments = reads.dayClose.moneyOfDay(day).map(({ payment }) => payment);
    const withdrawn = new Set(
      reads.dayClose
        .handMatches(day)
        .flatMap(({ paymentId, rowId, withdrawal }) =>
          withdrawal === null ? [] : [`${paymentId} ${rowId}`],
        ),
    );
    const manualMatches = reads.dayClose.manualMatches(day);
    return [tryOnDay(rule, { day, payments, pspRows, terminals, manualMatches, withdrawn })];
  });
  return {
    days: tried.length,
    right: tried.reduce((sum, { right }) => sum + right, 0),
    wrong: tried.flatMap(({ wrong }) => wrong),
    added: tried.flatMap(({ added }) => added),
  };
}

/**
 * Switches a rule on, by two people and only when the last days speak for it and nothing in them against it; or off, by the manager
 * with a reason.
 * @throws ACTION_ALREADY_DONE, MATCHING_RULE_NOT_PROVED, REASON_NEEDED and what recordLoosening throws
 */
export function setMatchingRule(
  tx: Transaction,
  reads: DayReads & LooseningReads,
  { rule, isOn, reason }: Omit<z.infer<typeof setMatchingRuleInput>, 'beside'>,
  word: BesideWord | null,
): void {
  if ((reads.dayClose.matchingRule(rule)?.isOn ?? false) === isOn) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isOn) {
    if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
    tx.append(matchingRuleSet, { id: tx.newId(), rule, isOn }, { reason: maskCardsInText(reason) });
    return;
  }
  const { right, wrong } = tryMatchingRule(reads, rule, tx.day);
  if (wrong.length > 0 || right < enoughRight)
    throw refusal('MATCHING_RULE_NOT_PROVED', { right, wrong: wrong.length, enough: enoughRight });
  const id = tx.newId();
  recordLoosening(tx, reads, word, {
    ...{ control: 'matching_rule', settingId: id, about: rule, title: null },
    ...{ before: 'rule_off', after: 'rule_on' },
  });
  tx.append(matchingRuleSet, { id, rule, isOn }, { reason: '' });
}

/**
 * Matches what the rules in force find on open days, after a report was taken in. A pair that the manager took apart stays apart.
 */
export function matchByRules(tx: Transaction, reads: DayReads, days: ReadonlySet<string>): void {
  const inForce = matchingRules.filter((rule) => reads.dayClose.matchingRule(rule)?.isOn === true);
  if (inForce.length === 0) return;
  for (const forDay of days) {
    if (reads.businessDay.stateOf(forDay) !== 'open') continue;
    const { exceptions } = settleDay(reads, forDay, tx.day).settlement;
    const takenApart = new Set(
      reads.dayClose
        .handMatches(forDay)
        .flatMap(({ paymentId, rowId, withdrawal }) =>
          withdrawal === null ? [] : [`${paymentId} ${rowId}`],
        ),
    );
    for (const { kind, saw, paymentIds, pspRowIds } of exceptions) {
      const [paymentId] = paymentIds;
      if (kind !== 'match_proposed' || saw.note !== 'pair' || paymentId === undefined) continue;
      const rule = inForce.find((one) => fitsRule(one, saw.words));
      if (rule === undefined || pspRowIds.some((id) => takenApart.has(`${paymentId} ${id}`))) continue;
      for (const rowId of pspRowIds)
        tx.append(matchedByHand, { id: tx.newId(), forDay, paymentId, rowId, rule });
    }
  }
}
