// Offers a piece to a colleague, or back to the store: it changes hands when they say so themselves (D18).
import { z } from 'zod';
import {
  type Condition,
  conditionSchema,
  conditions,
  type EquipmentView,
} from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { chosen, FormRadioGroup, FormSelect, FormTextField, useSentForm } from '#renderer/ui/form.tsx';

/** The choice that stands for the office's store. */
const store = 'store';

const handOverSchema = z.object({
  to: z.string().nullable().transform(chosen<string>('equipment.toMissing')),
  condition: conditionSchema.nullable().transform(chosen<Condition>('equipment.conditionMissing')),
  note: z.string(),
});
const nothing: z.input<typeof handOverSchema> = { to: null, condition: null, note: '' };

export function HandOverForm({ piece, onDone }: { piece: EquipmentView; onDone: () => void }) {
  const text = useText();
  const ownId = useSession(({ session }) => session?.person.id);
  const { control, sending } = useSentForm(handOverSchema, nothing, []);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const offering = useDeskCommand(desk.equipment.handOver.mutate);
  const offer = async ({ to, ...said }: z.infer<typeof handOverSchema>) => {
    const toId = to === store ? null : to;
    if ((await offering.run({ equipmentId: piece.equipmentId, toId, ...said })) !== null) onDone();
  };
  const takers = people.filter(
    ({ id, state, role }) => id !== ownId && state === 'active' && role !== 'inspector',
  );
  return (
    <ActForm
      what={<p>{text('equipment.handOverWhat')}</p>}
      act={text('equipment.handOver')}
      sending={offering}
      onSubmit={sending(offer)}
      onBack={onDone}
    >
      <FormSelect
        control={control}
        name="to"
        label={text('equipment.to')}
        choices={[
          ...takers.map(({ id, name }) => ({ value: id, label: name })),
          ...(piece.holder === null ? [] : [{ value: store, label: text('equipment.store') }]),
        ]}
        autoFocus
      />
      <FormRadioGroup
        control={control}
        name="condition"
        label={text('equipment.conditionOf')}
        choices={conditions.map((value) => ({ value, label: text(`equipment.condition.${value}`) }))}
        isInline
      />
      <FormTextField
        control={control}
        name="note"
        label={text('equipment.handOverNote')}
        isMultiline
        isOptional
      />
    </ActForm>
  );
}
