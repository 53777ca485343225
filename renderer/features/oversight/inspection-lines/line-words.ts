// How outcomes and verdicts look: an icon, a word and a colour.
import type { CaseOutcome, LineVerdict } from '#core/oversight/inspection-lines/contract.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export const outcomeTones: Readonly<Record<CaseOutcome, Tone>> = {
  good: 'good',
  late: 'warn',
  missing: 'bad',
};
export const verdictTones: Readonly<Record<LineVerdict, Tone>> = {
  well: 'good',
  finding: 'bad',
  not_checked: 'neutral',
};
