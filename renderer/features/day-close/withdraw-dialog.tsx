// Takes a match by hand back, with a reason that stays beside it.
import type { HandMatch } from '#core/day-close/by-hand/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useDraft } from '#renderer/frame/drafts.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';

export function WithdrawDialog({ match: { matchId }, onClose }: { match: HandMatch; onClose: () => void }) {
  const text = useText();
  const note = useDraft(`day-close.withdraw.${matchId}`, '');
  const withdrawing = useDeskCommand(desk.dayClose.withdrawMatch.mutate);
  const { shown, send } = useFieldProblems({
    note: note.value.trim() === '' ? text('dayClose.reasonMissing') : undefined,
  });
  const withdraw = async () => {
    if (!send() || withdrawing.isPending) return;
    if ((await withdrawing.run({ matchId, note: note.value })) === null) return;
    note.drop();
    onClose();
  };
  return (
    <ActDialog
      title={text('dayClose.byHand.withdrawTitle')}
      act={text('dayClose.byHand.withdraw')}
      back={text('dayClose.cancel')}
      sending={withdrawing}
      onAct={withdraw}
      onClose={onClose}
    >
      <p>{text('dayClose.byHand.withdrawWhat')}</p>
      <TextField
        label={text('dayClose.reason')}
        value={note.value}
        onChange={note.keep}
        problem={shown('note')}
        isMultiline
        autoFocus
      />
    </ActDialog>
  );
}
