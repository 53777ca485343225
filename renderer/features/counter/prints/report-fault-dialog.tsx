// A print that failed, told as a fault of the printer in the register of equipment (D18.5): by a person, never by itself, for most
// prints fail by an empty tray. What is known already is filled in.
import { useMemo } from 'react';
import { z } from 'zod';
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import type { WaitingPrint } from '#core/counter/prints/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

/** The registered printers of which no fault is open: a fault is not told twice. */
export function useSoundPrinters(): readonly EquipmentView[] {
  const { data: pieces } = useDeskQuery(deskQueries.equipment.list.queryOptions());
  return useMemo(
    () =>
      (pieces ?? []).filter(
        ({ kind, writtenOff, faults }) => kind === 'printer' && writtenOff === null && faults.length === 0,
      ),
    [pieces],
  );
}

const faultSchema = z.object({
  equipmentId: z.string().nullable().transform(chosen<string>('prints.printerMissing')),
  description: z.string().trim().min(1, sentence('prints.faultMissing')),
});

type ReportFaultDialogProps = {
  job: WaitingPrint;
  /** At least one. */
  printers: readonly EquipmentView[];
  onClose: () => void;
};

export function ReportFaultDialog({ job, printers, onClose }: ReportFaultDialogProps) {
  const text = useText();
  const only = printers.length === 1 ? printers[0] : undefined;
  const known = {
    equipmentId: only?.equipmentId ?? null,
    description: text('prints.faultWords', {
      page: text(`prints.page.${job.page}`),
      why: text(`prints.failure.${job.failure}`),
    }),
  };
  const { control, sending } = useSentForm(faultSchema, known, []);
  const reporting = useDeskCommand(desk.equipment.reportFault.mutate);
  const report = async ({ equipmentId, description }: z.output<typeof faultSchema>) => {
    // Nothing is printed by it as long as it fails.
    if ((await reporting.run({ equipmentId, description, stopsWork: true })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('prints.reportFault')}
      what={<p>{text('prints.reportFaultWhat')}</p>}
      act={text('prints.reportFaultAct')}
      sending={reporting}
      onSubmit={sending(report)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="equipmentId"
        label={text('prints.printer')}
        choices={printers.map(({ equipmentId, title, label }) => ({
          value: equipmentId,
          label: text('prints.printerOf', { name: title ?? '', label }),
        }))}
      />
      <FormTextField control={control} name="description" label={text('prints.faultOf')} autoFocus />
    </FormDialog>
  );
}
