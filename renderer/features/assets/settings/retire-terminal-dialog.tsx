// Ends the use of a terminal. That narrows what is allowed, so one person does it at once (D2).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormDateField, FormSelect, useSentForm } from '#renderer/ui/form.tsx';

const retireSchema = z.object({
  terminalId: z.string().nullable().transform(chosen<string>('settings.fieldMissing')),
  lastDay: z.string().nullable().transform(chosen<string>('settings.fieldMissing')),
});
const nothing: z.input<typeof retireSchema> = { terminalId: null, lastDay: null };

export function RetireTerminalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(retireSchema, nothing, []);
  const { data: terminals = [] } = useDeskQuery(deskQueries.payments.terminals.queryOptions());
  const retiring = useDeskCommand(desk.payments.retireTerminal.mutate);
  const retire = sending(async (retirement) => {
    if ((await retiring.run(retirement)) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('settings.retireTerminal')}
      what={<p>{text('settings.retireWhat')}</p>}
      act={text('settings.retireTerminal')}
      kind="danger"
      sending={retiring}
      onSubmit={retire}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="terminalId"
        label={text('settings.terminal')}
        choices={terminals
          .filter(({ inForce }) => inForce)
          .map((terminal) => ({ value: terminal.terminalId, label: terminal.terminalId }))}
      />
      <FormDateField control={control} name="lastDay" label={text('settings.lastDay')} />
    </FormDialog>
  );
}
