// What a step of the close comes to, in two words under its name.
import type { IntlShape } from 'react-intl';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { type CloseFacts, type CloseStep, withoutReport } from './close-steps.ts';

/** `found`: files in the folder of this PC that nobody has taken in. */
type HintFacts = Pick<CloseFacts, 'overview'> & { found: number };

/** Null where a number would say nothing yet. */
export function stepHint(
  { id, open }: CloseStep,
  { overview, found }: HintFacts,
  text: SayText,
  intl: Pick<IntlShape, 'formatNumber'>,
): string | null {
  switch (id) {
    case 'reports':
      return found > 0
        ? text('dayClose.step.reportsFound', { count: found })
        : text('dayClose.step.reportsHint', {
            missing: open,
            all: intl.formatNumber(overview.terminals.length),
          });
    case 'differences':
      // Before a report is there nothing is known of its money.
      return open === 0 && withoutReport(overview).length > 0
        ? text('dayClose.step.waits')
        : text('dayClose.step.count', { count: open });
    case 'pcs':
      return text('dayClose.step.pcsHint', { count: open });
    case 'seal':
      return null;
    default:
      return text('dayClose.step.count', { count: open });
  }
}
