// On how many of the office's other PCs everything of this one is. Nothing is said in an office of one PC.
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel } from '#renderer/ui/status-label.tsx';

export function PeerStatusMarks() {
  const text = useText();
  const { data } = useDeskQuery(deskQueries.peers.state.queryOptions());
  if (data === undefined || data.marks.others === 0) return null;
  const { others, holding } = data.marks;
  const tone = holding === others ? 'good' : holding === 0 ? 'warn' : 'waiting';
  return <StatusLabel tone={tone}>{text('peers.status', { holding, others })}</StatusLabel>;
}
