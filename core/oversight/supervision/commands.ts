// What the manager does in supervision: answers for what was out of proportion, and says when the office works.
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isSubstantial } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { explainAnomalyInput, OfficeHours } from './contract.ts';
import { anomalyExplained, mostActs, officeHoursSet } from './entries.ts';
import type { SupervisionReads } from './queries.ts';
import { areHours, hoursInWords, isWider } from './rules.ts';
import { openAnomalies, type WorkReads } from './work.ts';

/**
 * The manager's word on what one person did out of proportion: who was asked, and what was found. It answers for the acts
 * that were seen, and for no later one. Nobody answers for themself (D12.4).
 * @throws NOT_FOUND, SEEN_IS_STALE when there are other acts than were seen, OWN_ACT_FORBIDDEN, NOTE_TOO_THIN
 */
export function explainAnomaly(
  tx: Transaction,
  reads: WorkReads,
  { personId, metric, seenCount, note }: z.infer<typeof explainAnomalyInput>,
): void {
  const found = openAnomalies(reads, tx.day).found.find(
    (one) => one.personId === personId && one.metric === metric,
  );
  if (found === undefined) throw refusal('NOT_FOUND', { what: 'anomaly' });
  if (found.acts.length !== seenCount) throw refusal('SEEN_IS_STALE', {});
  if (tx.actor === null || reads.accessLog.isSamePerson(personId, tx.actor))
    throw refusal('OWN_ACT_FORBIDDEN', {});
  if (!isSubstantial(note)) throw refusal('NOTE_TOO_THIN', {});
  const { threshold, comparedWith } = found;
  const acts = found.acts.map(({ key }) => key).slice(0, mostActs);
  tx.append(anomalyExplained, { id: tx.newId(), personId, metric, acts, threshold, comparedWith }, { note });
}

/**
 * Sets the hours outside of which work is shown as such. Wider ones are set by two (D20.65).
 * @throws INPUT_INVALID when it closes before it opens, and what recordLoosening throws
 */
export function setHours(
  tx: Transaction,
  reads: LooseningReads & { readonly supervision: Pick<SupervisionReads, 'hoursInForce'> },
  hours: OfficeHours,
  word: BesideWord | null,
): void {
  if (!areHours(hours)) throw refusal('INPUT_INVALID', { fields: ['closes'] });
  const before = reads.supervision.hoursInForce();
  const id = tx.newId();
  if (isWider(hours, before))
    recordLoosening(tx, reads, word, {
      ...{ control: 'hours', settingId: id, about: null, title: null },
      ...{ before: hoursInWords(before), after: hoursInWords(hours) },
    });
  tx.append(officeHoursSet, { id, ...hours });
}
