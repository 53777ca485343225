// What is said of a piece in words: a fault, its repair, a service, and why it was taken back without its holder (D18).
import { z } from 'zod';
import {
  type EquipmentView,
  type RepairOutcome,
  repairOutcomeSchema,
  repairOutcomes,
} from '#core/assets/equipment/contract.ts';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';

type FormProps = { onDone: () => void };
const words = z.string().trim().min(1, sentence('equipment.wordsMissing'));

const extents = ['usable', 'stopped'] as const;
const faultSchema = z.object({
  description: words,
  extent: z.enum(extents),
  photo: z.custom<PhotoInput | null>(),
});

const noFault: z.input<typeof faultSchema> = { description: '', extent: 'usable', photo: null };

export function FaultForm({ equipmentId, onDone }: FormProps & { equipmentId: string }) {
  const text = useText();
  const { control, sending } = useSentForm(faultSchema, noFault, []);
  const reporting = useDeskCommand(desk.equipment.reportFault.mutate);
  const report = async ({ description, extent, photo }: z.infer<typeof faultSchema>) => {
    const shown = photo === null ? {} : { photo };
    const fault = { equipmentId, description, stopsWork: extent === 'stopped', ...shown };
    if ((await reporting.run(fault)) !== null) onDone();
  };
  return (
    <ActForm
      act={text('equipment.reportFault')}
      sending={reporting}
      onSubmit={sending(report)}
      onBack={onDone}
    >
      <FormTextField
        control={control}
        name="description"
        label={text('equipment.faultOf')}
        isMultiline
        autoFocus
      />
      <FormRadioGroup
        control={control}
        name="extent"
        label={text('equipment.extent')}
        choices={extents.map((value) => ({ value, label: text(`equipment.extent.${value}`) }))}
        isInline
      />
      <FormPhoto control={control} name="photo" isOptional />
    </ActForm>
  );
}

const repairSchema = z.object({
  faultId: z.string().nullable().transform(chosen<string>('equipment.faultMissing')),
  outcome: repairOutcomeSchema.nullable().transform(chosen<RepairOutcome>('equipment.outcomeMissing')),
  note: words,
});

export function RepairForm({ faults, onDone }: FormProps & Pick<EquipmentView, 'faults'>) {
  const text = useText();
  const first = faults[0]?.faultId ?? null;
  const { control, sending } = useSentForm(repairSchema, { faultId: first, outcome: null, note: '' }, []);
  const repairing = useDeskCommand(desk.equipment.repair.mutate);
  const repair = async (done: z.infer<typeof repairSchema>) => {
    if ((await repairing.run(done)) !== null) onDone();
  };
  return (
    <ActForm act={text('equipment.repair')} sending={repairing} onSubmit={sending(repair)} onBack={onDone}>
      <FormSelect
        control={control}
        name="faultId"
        label={text('equipment.faultOf')}
        choices={faults.map(({ faultId, description }) => ({
          value: faultId,
          label: description ?? text('equipment.faultElsewhere'),
        }))}
      />
      <FormRadioGroup
        control={control}
        name="outcome"
        label={text('equipment.outcomeOf')}
        choices={repairOutcomes.map((value) => ({ value, label: text(`equipment.outcome.${value}`) }))}
        isInline
      />
      <FormTextField control={control} name="note" label={text('equipment.repairNote')} isMultiline />
    </ActForm>
  );
}

const serviceSchema = z.object({ note: z.string() });

export function ServiceForm({ equipmentId, onDone }: FormProps & { equipmentId: string }) {
  const text = useText();
  const { control, sending } = useSentForm(serviceSchema, { note: '' }, []);
  const recording = useDeskCommand(desk.equipment.recordInspection.mutate);
  const record = async ({ note }: z.infer<typeof serviceSchema>) => {
    if ((await recording.run({ equipmentId, kind: 'service', note })) !== null) onDone();
  };
  return (
    <ActForm
      act={text('equipment.serviceDone')}
      sending={recording}
      onSubmit={sending(record)}
      onBack={onDone}
    >
      <FormTextField
        control={control}
        name="note"
        label={text('equipment.serviceNote')}
        isMultiline
        isOptional
        autoFocus
      />
    </ActForm>
  );
}

const recoverSchema = z.object({ reason: words });

export function RecoverForm({ equipmentId, onDone }: FormProps & { equipmentId: string }) {
  const text = useText();
  const { control, sending } = useSentForm(recoverSchema, { reason: '' }, []);
  const recovering = useDeskCommand(desk.equipment.recover.mutate);
  const recover = async ({ reason }: z.infer<typeof recoverSchema>) => {
    if ((await recovering.run({ equipmentId, reason })) !== null) onDone();
  };
  return (
    <ActForm
      what={<p>{text('equipment.recoverWhat')}</p>}
      act={text('equipment.recover')}
      sending={recovering}
      onSubmit={sending(recover)}
      onBack={onDone}
    >
      <FormTextField control={control} name="reason" label={text('equipment.reason')} isMultiline autoFocus />
    </ActForm>
  );
}
