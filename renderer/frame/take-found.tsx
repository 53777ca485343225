// Takes equipment over in the condition in which the taker finds it, by a word that no offer has said for them (D18).
import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Condition, conditionSchema, conditions } from '#core/assets/equipment/contract.ts';
import type { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { FormDialog } from '../ui/act-form.tsx';
import { chosen, FormRadioGroup, FormTextField, useSentForm } from '../ui/form.tsx';

const foundSchema = z.object({
  condition: conditionSchema.nullable().transform(chosen<Condition>('equipment.conditionMissing')),
  note: z.string(),
});

type TakeFoundProps = {
  title: string;
  what: ReactNode;
  act: string;
  sending: Pick<ReturnType<typeof useDeskCommand>, 'isPending' | 'problem'>;
  onTake: (found: z.infer<typeof foundSchema>) => Promise<void>;
  onClose: () => void;
};

export function TakeFoundDialog({ onTake, ...dialog }: TakeFoundProps) {
  const text = useText();
  const { control, sending } = useSentForm(foundSchema, { condition: null, note: '' }, []);
  return (
    <FormDialog {...dialog} onSubmit={sending(onTake)}>
      <FormRadioGroup
        control={control}
        name="condition"
        label={text('equipment.foundCondition')}
        choices={conditions.map((value) => ({ value, label: text(`equipment.condition.${value}`) }))}
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
