// What was handed over to the person at the screen and waits for their word: taken as they find it, or declined (D18).
import { useState } from 'react';
import { z } from 'zod';
import type { EquipmentView, OpenHandover } from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { TakeFoundDialog } from '#renderer/frame/take-found.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type Waiting = { piece: EquipmentView; handover: OpenHandover };

/** Handovers that this person may answer: to them, or back into the store. Core asks again. */
function useWaiting(pieces: readonly EquipmentView[]): Waiting[] {
  const person = useSession(({ session }) => session?.person);
  return pieces.flatMap((piece) => {
    const { handover } = piece;
    if (handover === null || person === undefined || handover.from?.id === person.id) return [];
    const isTheirs = handover.to === null ? person.role === 'manager' : handover.to.id === person.id;
    return isTheirs ? [{ piece, handover }] : [];
  });
}

export function WaitingHandovers({ pieces }: { pieces: readonly EquipmentView[] }) {
  const text = useText();
  const waiting = useWaiting(pieces);
  const [answered, setAnswered] = useState<(Waiting & { takes: boolean }) | null>(null);
  if (waiting.length === 0) return null;
  return (
    <Section title={text('equipment.waiting')}>
      {waiting.map(({ piece, handover }) => (
        <Stack key={handover.handoverId}>
          <Facts
            facts={[
              { name: text('equipment.name'), value: piece.title ?? piece.label },
              { name: text('equipment.serial'), value: <Bdi>{piece.serial}</Bdi> },
              {
                name: text('equipment.from'),
                value: handover.from === null ? text('equipment.store') : handover.from.name,
              },
              {
                name: text('equipment.saidCondition'),
                value: text(`equipment.condition.${handover.condition}`),
              },
              { name: text('equipment.offeredAt'), value: <TimeText at={handover.at} withDay /> },
              ...(handover.note === null ? [] : [{ name: text('equipment.note'), value: handover.note }]),
            ]}
          />
          <Actions>
            <Button kind="primary" onPress={() => setAnswered({ piece, handover, takes: true })}>
              {text('equipment.take')}
            </Button>
            <Button onPress={() => setAnswered({ piece, handover, takes: false })}>
              {text('equipment.decline')}
            </Button>
          </Actions>
        </Stack>
      ))}
      {answered === null ? null : answered.takes ? (
        <TakeDialog {...answered} onClose={() => setAnswered(null)} />
      ) : (
        <DeclineDialog {...answered} onClose={() => setAnswered(null)} />
      )}
    </Section>
  );
}

type AnswerProps = Waiting & { onClose: () => void };

function TakeDialog({ piece, handover, onClose }: AnswerProps) {
  const text = useText();
  const taking = useDeskCommand(desk.equipment.answerHandover.mutate);
  const { handoverId } = handover;
  return (
    <TakeFoundDialog
      title={text('equipment.takeOf', { label: piece.label })}
      what={<p>{text('equipment.takeWhat')}</p>}
      act={text('equipment.take')}
      sending={taking}
      onTake={async (found) => {
        if ((await taking.run({ handoverId, answer: 'taken', ...found })) !== null) onClose();
      }}
      onClose={onClose}
    />
  );
}

const declineSchema = z.object({ note: z.string().trim().min(1, sentence('equipment.reasonMissing')) });

function DeclineDialog({ piece, handover, onClose }: AnswerProps) {
  const text = useText();
  const { control, sending } = useSentForm(declineSchema, { note: '' }, []);
  const declining = useDeskCommand(desk.equipment.answerHandover.mutate);
  const decline = async ({ note }: z.infer<typeof declineSchema>) => {
    const { handoverId } = handover;
    const answer = { handoverId, answer: 'declined', condition: null, note } as const;
    if ((await declining.run(answer)) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('equipment.declineOf', { label: piece.label })}
      what={<p>{text('equipment.declineWhat')}</p>}
      act={text('equipment.decline')}
      kind="danger"
      sending={declining}
      onSubmit={sending(decline)}
      onClose={onClose}
    >
      <FormTextField control={control} name="note" label={text('equipment.reason')} isMultiline autoFocus />
    </FormDialog>
  );
}
