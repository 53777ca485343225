// «Looked at, explained»: the manager's words on a sign of sharing, with its facts before their eyes.
import { z } from 'zod';
import type { SharingAlert } from '#core/oversight/shifts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AlertLabel } from './alert-label.tsx';

const noteSchema = z.object({ note: z.string().trim().min(1, sentence('shifts.noteMissing')) });

export function ExplainAlertDialog({ sign, onClose }: { sign: SharingAlert; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(noteSchema, { note: '' }, []);
  const explaining = useDeskCommand(desk.shifts.explainAlert.mutate);
  const { personId, personName, kind, day, count, evidence } = sign;
  const explain = sending(async ({ note }) => {
    if ((await explaining.run({ personId, kind, day, seenCount: count, note })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('shifts.explainTitle', { name: personName })}
      act={text('shifts.record')}
      kind="primary"
      sending={explaining}
      onAct={explain}
      onClose={onClose}
    >
      <AlertLabel sign={sign} />
      <ul>
        {evidence.map(({ at, desk: here, otherAt, otherDesk }) => (
          <li key={`${at} ${otherAt}`}>
            {otherAt === null ? null : (
              <>
                <TimeText at={kind === 'out_of_shift' ? at : otherAt} withDay />{' '}
                {text('shifts.atDesk', { desk: (kind === 'out_of_shift' ? here : otherDesk) ?? 0 })} ←{' '}
              </>
            )}
            <TimeText at={kind === 'out_of_shift' && otherAt !== null ? otherAt : at} withDay />{' '}
            {text('shifts.atDesk', { desk: (kind === 'out_of_shift' ? otherDesk : here) ?? 0 })}
          </li>
        ))}
      </ul>
      <p>{text('shifts.explainWhat')}</p>
      <FormTextField control={control} name="note" label={text('shifts.noteField')} isMultiline autoFocus />
    </ActDialog>
  );
}
