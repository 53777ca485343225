// «Looked at, explained»: the manager's words on what was out of proportion. Later acts are shown again.
import { z } from 'zod';
import type { Anomaly } from '#core/oversight/supervision/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useOpenJournal } from '#renderer/frame/journal-filter.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { AnomalyLabel } from './anomaly-label.tsx';

const noteSchema = z.object({ note: z.string().trim().min(1, sentence('supervision.noteMissing')) });

export function ExplainAnomalyDialog({ anomaly, onClose }: { anomaly: Anomaly; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(noteSchema, { note: '' }, []);
  const explaining = useDeskCommand(desk.supervision.explain.mutate);
  const openJournal = useOpenJournal();
  const { personId, metric, count, days } = anomaly;
  const explain = sending(async ({ note }) => {
    if ((await explaining.run({ personId, metric, seenCount: count, note })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('supervision.explainTitle')}
      act={text('supervision.record')}
      kind="primary"
      sending={explaining}
      onAct={explain}
      onClose={onClose}
    >
      <AnomalyLabel anomaly={anomaly} />
      <ul>
        {days.map(({ day, count: ofDay }) => (
          <li key={day}>
            <DateText day={day} /> {text('supervision.ofDay', { count: ofDay })}{' '}
            <Button isDense kind="quiet" onPress={() => openJournal({ day, personId })}>
              {text('supervision.toJournal')}
            </Button>
          </li>
        ))}
      </ul>
      <p>{text('supervision.explainWhat')}</p>
      <FormTextField
        control={control}
        name="note"
        label={text('supervision.noteField')}
        isMultiline
        autoFocus
      />
    </ActDialog>
  );
}
