// Takes a match by hand back, with a reason that stays beside it.
import type { HandMatch } from '#core/day-close/by-hand/contract.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
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
  useKeyCommand('confirmAndNext', () => void withdraw(), { worksInDialogs: true });
  return (
    <Dialog
      title={text('dayClose.byHand.withdrawTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void withdraw()}
            isPending={withdrawing.isPending}
          >
            {text('dayClose.byHand.withdraw')}
          </Button>
          <Button onPress={onClose}>{text('dayClose.cancel')}</Button>
        </>
      }
    >
      <p>{text('dayClose.byHand.withdrawWhat')}</p>
      {withdrawing.problem === null ? null : <ProblemNotice problem={withdrawing.problem} />}
      <TextField
        label={text('dayClose.reason')}
        value={note.value}
        onChange={note.keep}
        problem={shown('note')}
        isMultiline
        autoFocus
      />
    </Dialog>
  );
}
