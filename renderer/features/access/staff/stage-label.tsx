// How near the end of a clearance is, in a word; nothing while it holds for longer than a month.
import type { ClearanceStage } from '#core/access/staff/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';

const words: Partial<Record<ClearanceStage, { tone: Tone; word: MessageId }>> = {
  month: { tone: 'waiting', word: 'staff.stage.month' },
  fortnight: { tone: 'warn', word: 'staff.stage.fortnight' },
  days: { tone: 'bad', word: 'staff.stage.days' },
  ended: { tone: 'bad', word: 'staff.stage.ended' },
};

export function StageLabel({ stage }: { stage: ClearanceStage }) {
  const text = useText();
  const said = words[stage];
  return said === undefined ? null : <StatusLabel tone={said.tone}>{text(said.word)}</StatusLabel>;
}
