// What a difference probably is, in a sentence with why (D21.145). Read and not pressed: the person chooses the reason.
import { useIntl } from 'react-intl';
import { reasonsToSettle } from '#core/closing/day-close/ledger/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Suggestion } from './suggest-reason.ts';
import type { TriageItem } from './triage.ts';

type SuggestedReasonProps = { item: TriageItem; suggestion: Suggestion | null };

/** Nothing without a suggestion, and of what is explained already. */
export function SuggestedReason({ item: { exception, difference }, suggestion }: SuggestedReasonProps) {
  const text = useText();
  const intl = useIntl();
  if (suggestion === null || exception === null || exception.explanation !== null) return null;
  const { reason, why, visit } = suggestion;
  const offered: readonly string[] =
    difference === null || exception.reasons.length > 0 ? exception.reasons : reasonsToSettle(difference);
  return (
    <Notice
      tone="info"
      title={text('dayClose.suggestion', {
        number: intl.formatNumber(offered.indexOf(reason) + 1),
        reason: text(`dayClose.reason.${reason}`),
      })}
    >
      {text(`dayClose.suggestion.${why}`, {
        visit: visit === undefined ? '' : `${visit.deskNumber}-${visit.number}`,
        minutes: Math.abs(visit?.minutes ?? 0),
      })}
    </Notice>
  );
}
