// What does not agree. Nothing is called a difference before its terminal has a report (D21.116); what agrees is one line.
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { withoutReport } from './close-steps.ts';
import type { StepProps } from './go-on.tsx';
import { MatchesSection } from './matches-section.tsx';
import { TriageList } from './triage-list.tsx';

export function DifferencesStep(props: StepProps & { differences: readonly Difference[] }) {
  const text = useText();
  const { overview } = props;
  const waiting = withoutReport(overview);
  return (
    <>
      {waiting.length === 0 ? null : (
        <Notice tone="info">{text('dayClose.beforeReport', { count: waiting.length })}</Notice>
      )}
      <TriageList {...props} />
      <MatchesSection day={overview.day} matched={overview.matched} />
    </>
  );
}
