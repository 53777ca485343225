// Records that are here and count nowhere yet: of which PC, what is missing from which PC, and what to do (J38). Nothing is shown while
// there are none.
import { useIntl } from 'react-intl';
import type { PcName, PendingRecords as Waiting } from '#core/replication/peers/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';

export function PendingRecords({ waiting }: { waiting: readonly Waiting[] }) {
  const text = useText();
  const intl = useIntl();
  if (waiting.length === 0) return null;
  const nameOf = (pc: PcName | null) =>
    pc === null ? text('peers.pendingUnknown') : text('peers.pcOf', { name: pc.name, number: pc.deskNumber });
  return (
    <Notice tone="warn" title={text('peers.pending')}>
      {waiting.map(({ pc, entries, missing }) => (
        <p key={`${pc?.deskNumber} ${missing.length > 0}`}>
          {text(missing.length === 0 ? 'peers.pendingInconsistent' : 'peers.pendingFor', {
            number: entries,
            pc: nameOf(pc),
            from: intl.formatList(missing.map(nameOf)),
          })}
        </p>
      ))}
    </Notice>
  );
}
