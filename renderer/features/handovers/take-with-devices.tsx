// Takes a desk over with the devices of its terminals, in the condition in which the taker finds them (D2.8, D18).
import { z } from 'zod';
import { type Condition, conditionSchema, conditions } from '#core/equipment/contract.ts';
import type { HandoverView } from '#core/handovers/contract.ts';
import { conditionWords } from '#renderer/frame/condition-words.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/act-form.tsx';
import { chosen, FormRadioGroup, FormTextField, useSentForm } from '../../ui/form.tsx';

const takeSchema = z.object({
  condition: conditionSchema.nullable().transform(chosen<Condition>('equipment.conditionMissing')),
  note: z.string(),
});
const nothing: z.input<typeof takeSchema> = { condition: null, note: '' };

type TakeWithDevicesProps = { handover: HandoverView; onClose: () => void };

export function TakeWithDevices({ handover, onClose }: TakeWithDevicesProps) {
  const text = useText();
  const { control, sending } = useSentForm(takeSchema, nothing, []);
  const taking = useDeskCommand(desk.handovers.answer.mutate);
  const { handoverId, terminals, devices, fromName } = handover;
  const take = async (found: z.infer<typeof takeSchema>) => {
    const answer = { handoverId, answer: 'taken', seen: terminals, ...found } as const;
    if ((await taking.run(answer)) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('handovers.toTake', { name: fromName ?? '' })}
      what={
        <p>
          {text('handovers.devicesTaken', {
            devices: devices.map(({ title, label }) => title ?? label).join('، '),
          })}
        </p>
      }
      act={text('handovers.take')}
      back={text('handovers.back')}
      sending={taking}
      onSubmit={sending(take)}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="condition"
        label={text('equipment.foundCondition')}
        choices={conditions.map((value) => ({ value, label: text(conditionWords[value]) }))}
        isInline
      />
      <FormTextField
        control={control}
        name="note"
        label={text('equipment.takeNote')}
        isMultiline
        isOptional
      />
    </FormDialog>
  );
}
