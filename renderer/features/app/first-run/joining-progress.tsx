// How far the taking over of an office is: its records one by one, or an image of it in three steps.
import type { JoinProgress } from '#core/replication/peers/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Progress } from '#renderer/ui/progress.tsx';

export function TakingProgress({ taking }: { taking: JoinProgress | null }) {
  return <Progress {...stepOf(taking, useText())} />;
}

const percentOf = (have: number, of: number | null): number | null =>
  of === null || of === 0 ? null : Math.floor((100 * have) / of);

/** Of an image bytes are counted but for the last step, of which people can see how many records it is. */
function stepOf(
  taking: JoinProgress | null,
  text: ReturnType<typeof useText>,
): { readonly label: string; readonly percent: number | null } {
  if (taking?.image != null) {
    const { step, have, of } = taking.image;
    const percent = percentOf(have, of);
    if (step === 'written') return { label: text('firstRun.takingWritten'), percent };
    if (step === 'brought') return { label: text('firstRun.takingBrought'), percent };
    return { label: text('firstRun.takingProved', { have, of }), percent };
  }
  const { have = 0, of = null } = taking ?? {};
  return { label: text('firstRun.takingCount', { have, of: of ?? 0 }), percent: percentOf(have, of) };
}
