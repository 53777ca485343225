// Corrective actions that are still open, soonest due first, each with the button that closes it.
import { Check, Eye } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { type OpenAction, proofKinds } from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';

export function OpenActions({ actions }: { actions: readonly OpenAction[] }) {
  const text = useText();
  const [finishing, setFinishing] = useState<OpenAction | null>(null);
  const nameOf = ({ item, title }: OpenAction) =>
    item === null ? text('premises.otherAction') : checkItemName(text, { item, title });
  const columns: readonly Column<OpenAction>[] = [
    { id: 'item', header: text('premises.actionOf'), isRowHeader: true, cell: nameOf },
    {
      id: 'description',
      header: text('premises.action'),
      cell: (action) => (
        <>
          {action.description ?? text('premises.keptElsewhere')}{' '}
          {action.photoId === null ? null : <KeptPhoto photoId={action.photoId} of={nameOf(action)} />}
        </>
      ),
    },
    { id: 'owner', header: text('premises.owner'), cell: ({ ownerName }) => ownerName },
    {
      id: 'due',
      header: text('premises.due'),
      cell: ({ dueDay, overdue, failedAgain, completion }) => (
        <>
          <DateText day={dueDay} style="numeric" />{' '}
          {overdue ? <StatusLabel tone="bad">{text('premises.overdue')}</StatusLabel> : null}
          {failedAgain ? <StatusLabel tone="warn">{text('premises.failedAgain')}</StatusLabel> : null}
          {completion === null ? null : (
            <StatusLabel tone="waiting">{text('premises.waitsForCheck')}</StatusLabel>
          )}
        </>
      ),
    },
  ];
  return (
    <Section title={text('premises.openActions')}>
      <Table
        caption={text('premises.openActions')}
        columns={columns}
        act={(action) =>
          action.completion === null ? (
            <Button isDense icon={Check} onPress={() => setFinishing(action)}>
              {text('premises.finish')}
            </Button>
          ) : (
            <Button isDense icon={Eye} onPress={() => setFinishing(action)}>
              {text('premises.judge')}
            </Button>
          )
        }
        rows={actions}
        none={{ title: text('premises.noActions'), why: text('premises.noActionsWhy') }}
        rowKey={({ actionId }) => actionId}
      />
      {finishing === null ? null : finishing.completion === null ? (
        <FinishDialog action={finishing} onClose={() => setFinishing(null)} />
      ) : (
        <JudgeDialog action={finishing} onClose={() => setFinishing(null)} />
      )}
    </Section>
  );
}

type ActionDialogProps = { action: OpenAction; onClose: () => void };

const finishSchema = z
  .object({
    proofKind: z.enum(proofKinds).nullable().transform(chosen('premises.proofMissing')),
    note: z.string().trim().min(1, sentence('premises.proofMissing')),
    photo: z.custom<PhotoInput | null>(),
  })
  .refine(({ proofKind, photo }) => proofKind !== 'photo' || photo !== null, {
    path: ['photo'],
    error: sentence('photos.missing'),
  });
const usualProof: z.input<typeof finishSchema> = { proofKind: 'photo', note: '', photo: null };

function FinishDialog({ action, onClose }: ActionDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(finishSchema, usualProof, ['note', 'photo']);
  const finishing = useDeskCommand(desk.premises.completeAction.mutate);
  const finish = async ({ photo, ...typed }: z.infer<typeof finishSchema>) => {
    const shown = photo === null ? {} : { photo };
    if ((await finishing.run({ actionId: action.actionId, ...typed, ...shown })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('premises.finishTitle')}
      what={
        <>
          <p>{action.description}</p>
          <p>{text('premises.finishWhat')}</p>
        </>
      }
      act={text('premises.finish')}
      sending={finishing}
      summary={summary}
      onSubmit={sending(finish)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="proofKind"
        label={text('premises.proofKind')}
        choices={proofKinds.map((value) => ({ value, label: text(`premises.proof.${value}`) }))}
      />
      <FormTextField
        control={control}
        name="note"
        label={text('premises.proof')}
        hint={text('premises.proofHint')}
        autoFocus
      />
      <FormPhoto control={control} name="photo" isOptional />
    </FormDialog>
  );
}

const judgeSchema = z.object({ note: z.string() });

/** Another person looks at what is said to be done: it is over, or it is to be done again. */
function JudgeDialog({ action, onClose }: ActionDialogProps) {
  const text = useText();
  const { control, sending } = useSentForm(judgeSchema, { note: '' }, []);
  const judging = useDeskCommand(desk.premises.judgeAction.mutate);
  const judge = (verdict: 'confirmed' | 'not_done') =>
    sending(async ({ note }) => {
      if ((await judging.run({ actionId: action.actionId, verdict, note })) !== null) onClose();
    })();
  const { completion } = action;
  return (
    <Dialog
      title={text('premises.judgeTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onPress={() => void judge('confirmed')} isPending={judging.isPending}>
            {text('premises.judgeDone')}
          </Button>
          <Button onPress={() => void judge('not_done')}>{text('premises.judgeNotDone')}</Button>
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={judging.problem} takesFocus />
        <p>{action.description}</p>
        {completion === null ? null : (
          <p>
            {completion.byName}
            {text('ui.between')}
            {completion.proofKind === null ? null : (
              <>
                {text(`premises.proof.${completion.proofKind}`)}
                {text('ui.between')}
              </>
            )}
            {completion.note ?? text('premises.keptElsewhere')}{' '}
            {completion.photoId === null ? null : (
              <KeptPhoto photoId={completion.photoId} of={text('premises.proof')} />
            )}
          </p>
        )}
        <p>{text('premises.judgeWhat')}</p>
        <FormTextField
          control={control}
          name="note"
          label={text('premises.judgeNote')}
          isOptional
          autoFocus
        />
      </Stack>
    </Dialog>
  );
}
