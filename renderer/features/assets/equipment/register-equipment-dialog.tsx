// A new piece in the register; a POS device is tied to the designated terminal that it is (D18).
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { type EquipmentKind, equipmentKindSchema, equipmentKinds } from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

/** Days between services that are offered; `never` needs none. */
const intervals = ['never', '30', '90', '180', '365'] as const;

const pieceSchema = z
  .object({
    kind: equipmentKindSchema.nullable().transform(chosen<EquipmentKind>('equipment.kindMissing')),
    title: z.string().trim().min(2, sentence('equipment.nameMissing')),
    serial: z.string().trim().min(2, sentence('equipment.serialMissing')),
    terminalId: z.string().nullable(),
    interval: z.enum(intervals),
  })
  .superRefine(({ kind, terminalId }, context) => {
    if (kind === 'pos_terminal' && terminalId === null)
      context.addIssue({
        code: 'custom',
        path: ['terminalId'],
        message: sentence('equipment.terminalMissing'),
      });
  });
type NewPiece = z.infer<typeof pieceSchema>;
const nothing: z.input<typeof pieceSchema> = {
  kind: null,
  title: '',
  serial: '',
  terminalId: null,
  interval: 'never',
};

type RegisterEquipmentDialogProps = { onClose: () => void; onRegistered: (equipmentId: string) => void };

export function RegisterEquipmentDialog({ onClose, onRegistered }: RegisterEquipmentDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(pieceSchema, nothing, [
    'kind',
    'title',
    'serial',
    'terminalId',
  ]);
  const kind = useWatch({ control, name: 'kind' });
  const { data: terminals = [] } = useDeskQuery(deskQueries.payments.terminals.queryOptions());
  const registering = useDeskCommand(desk.equipment.register.mutate);
  const register = async ({ interval, terminalId, ...piece }: NewPiece) => {
    const done = await registering.run({
      ...piece,
      terminalId: piece.kind === 'pos_terminal' ? terminalId : null,
      serviceEveryDays: interval === 'never' ? null : Number(interval),
    });
    if (done === null) return;
    onClose();
    onRegistered(done.equipmentId);
  };
  return (
    <FormDialog
      title={text('equipment.register')}
      act={text('equipment.registerIt')}
      sending={registering}
      summary={summary}
      onSubmit={sending(register)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="kind"
        label={text('equipment.kindOf')}
        choices={equipmentKinds.map((value) => ({ value, label: text(`equipment.kind.${value}`) }))}
        autoFocus
      />
      <FormTextField control={control} name="title" label={text('equipment.nameLong')} />
      <FormTextField control={control} name="serial" label={text('equipment.serialLong')} />
      {kind === 'pos_terminal' ? (
        <FormSelect
          control={control}
          name="terminalId"
          label={text('equipment.terminal')}
          choices={terminals
            .filter(({ inForce }) => inForce)
            .map(({ terminalId, psp }) => ({ value: terminalId, label: `${terminalId} (${psp})` }))}
        />
      ) : null}
      <FormSelect
        control={control}
        name="interval"
        label={text('equipment.serviceEvery')}
        choices={intervals.map((value) => ({
          value,
          label:
            value === 'never'
              ? text('equipment.noService')
              : text('equipment.everyDays', { days: Number(value) }),
        }))}
      />
    </FormDialog>
  );
}
