// Ends a visit in which the client only asked: no charge, no filing, and no cancellation (D1.29).
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';

type OnlyAskedDialogProps = { visitId: string; onDone: () => void; onClose: () => void };

export function OnlyAskedDialog({ visitId, onDone, onClose }: OnlyAskedDialogProps) {
  const text = useText();
  const ending = useDeskCommand(desk.visits.onlyAsked.mutate);
  const end = async () => {
    if ((await ending.run({ visitId })) !== null) onDone();
  };
  return (
    <ActDialog
      title={text('visits.onlyAsked')}
      act={text('visits.onlyAskedEnd')}
      kind="primary"
      sending={ending}
      onAct={end}
      onClose={onClose}
    >
      <p>{text('visits.onlyAskedWhat')}</p>
    </ActDialog>
  );
}
