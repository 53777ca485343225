// Takes a match by hand back, with a reason that stays beside it.
import { z } from 'zod';
import type { HandMatch } from '#core/closing/day-close/by-hand/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const schema = z.object({
  note: z.string().refine((note) => note.trim() !== '', sentence('dayClose.reasonMissing')),
});

export function WithdrawDialog({ match: { matchId }, onClose }: { match: HandMatch; onClose: () => void }) {
  const text = useText();
  const note = useDraft(`day-close.withdraw.${matchId}`, '');
  const withdrawing = useDeskCommand(desk.dayClose.withdrawMatch.mutate);
  const form = useSentForm(schema, { note: note.value }, []);
  const { control, sending } = form;
  useKeptField(form, 'note', note);
  const withdraw = sending(async (typed) => {
    if (withdrawing.isPending || (await withdrawing.run({ matchId, ...typed })) === null) return;
    note.drop();
    onClose();
  });
  return (
    <ActDialog
      title={text('dayClose.byHand.withdrawTitle')}
      act={text('dayClose.byHand.withdraw')}
      sending={withdrawing}
      onAct={withdraw}
      onClose={onClose}
    >
      <p>{text('dayClose.byHand.withdrawWhat')}</p>
      <FormTextField control={control} name="note" label={text('dayClose.reason')} isMultiline autoFocus />
    </ActDialog>
  );
}
