// How near the end of a clearance is, in a word; nothing while it holds for longer than a month.
import type { ClearanceStage } from '#core/access/staff/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';

const tones: Record<Exclude<ClearanceStage, 'none' | 'holds'>, Tone> = {
  month: 'waiting',
  fortnight: 'warn',
  days: 'bad',
  ended: 'bad',
};

export function StageLabel({ stage }: { stage: ClearanceStage }) {
  const text = useText();
  if (stage === 'none' || stage === 'holds') return null;
  return <StatusLabel tone={tones[stage]}>{text(`staff.stage.${stage}`)}</StatusLabel>;
}
