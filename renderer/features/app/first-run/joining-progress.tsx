// How far the taking over of an office is.
import type { JoinProgress } from '#core/replication/peers/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Progress } from '#renderer/ui/progress.tsx';

export function TakingProgress({ taking }: { taking: JoinProgress | null }) {
  return <Progress {...stepOf(taking, useText())} />;
}

const percentOf = (have: number, of: number | null): number | null =>
  of === null || of === 0 ? null : Math.floor((100 * have) / of);

function stepOf(
  taking: JoinProgress | null,
  text: ReturnType<typeof useText>,
): { readonly label: string; readonly percent: number | null } {
  const { have = 0, of = null } = taking ?? {};
  return { label: text('firstRun.takingCount', { have, of: of ?? 0 }), percent: percentOf(have, of) };
}
