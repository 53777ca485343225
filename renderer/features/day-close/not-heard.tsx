// PCs of the office from which nothing of the day has been heard: a close names them and does not wait for them.
import { useIntl } from 'react-intl';
import type { DayOverview } from '#core/day-close/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Notice } from '../../ui/notice.tsx';

export function NotHeard({ notHeardFrom }: Pick<DayOverview, 'notHeardFrom'>) {
  const text = useText();
  const intl = useIntl();
  if (notHeardFrom.length === 0) return null;
  const desks = intl.formatList(notHeardFrom.map(({ deskNumber }) => intl.formatNumber(deskNumber)));
  return <Notice tone="warn">{text('dayClose.notHeard', { count: notHeardFrom.length, desks })}</Notice>;
}
