// How a designated terminal is connected to the office's network, tried before it is saved; a colleague stands beside (D20.105).
import { Plug } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import {
  type Connection,
  type Probed,
  terminalDrivers,
} from '#core/counter/payments/terminal-sales/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import {
  chosen,
  FormDigitsField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';

const ways = ['none', ...terminalDrivers] as const;
const connectSchema = z
  .object({
    terminalId: z.string().nullable().transform(chosen<string>('settings.fieldMissing')),
    driver: z.enum(ways).nullable().transform(chosen<(typeof ways)[number]>('settings.fieldMissing')),
    host: z.string(),
    port: z.string(),
  })
  .refine(({ driver, host }) => driver === 'none' || host.trim() !== '', {
    path: ['host'],
    message: sentence('settings.fieldMissing'),
  })
  .refine(({ driver, port }) => driver === 'none' || portOf(port) !== null, {
    path: ['port'],
    message: sentence('settings.portWrong'),
  });
const nothing: z.input<typeof connectSchema> = { terminalId: null, driver: null, host: '', port: '' };

/** What is asked for; null: its slips are typed from now on. */
const connectionOf = ({ driver, host, port }: z.output<typeof connectSchema>): Connection | null =>
  driver === 'none' ? null : { driver, host, port: portOf(port) ?? 0 };

function portOf(text: string): number | null {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535 ? port : null;
}

export function ConnectTerminalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending } = useSentForm(connectSchema, nothing, [
    'terminalId',
    'driver',
    'host',
    'port',
  ]);
  const { data: terminals = [] } = useDeskQuery(deskQueries.payments.terminals.queryOptions());
  const connecting = useDeskCommand(desk.payments.connectTerminal.mutate);
  const probing = useDeskCommand(desk.payments.probeTerminal.mutate);
  const [probed, setProbed] = useState<Probed | null>(null);
  const save = sending(async (asked) => {
    const connection = connectionOf(asked);
    if ((await connecting.run({ terminalId: asked.terminalId, connection })) !== null) onClose();
  });
  const tryIt = sending(async (asked) => {
    const connection = connectionOf(asked);
    setProbed(null);
    if (connection !== null) setProbed(await probing.run({ terminalId: asked.terminalId, connection }));
  });
  return (
    <FormDialog
      title={text('settings.connectTerminal')}
      what={<p>{text('settings.connectWhat')}</p>}
      isWide
      act={text('settings.saveConnection')}
      sending={connecting}
      summary={summary}
      onSubmit={save}
      onClose={onClose}
    >
      <FieldRow>
        <FormSelect
          control={control}
          name="terminalId"
          label={text('settings.terminal')}
          choices={terminals
            .filter(({ inForce }) => inForce)
            .map(({ terminalId: value }) => ({ value, label: value }))}
        />
        <FormSelect
          control={control}
          name="driver"
          label={text('settings.driver')}
          choices={ways.map((value) => ({ value, label: text(`settings.driver.${value}`) }))}
        />
        <FormTextField
          control={control}
          name="host"
          label={text('settings.address')}
          appearance="identifier"
        />
        <FormDigitsField control={control} name="port" label={text('settings.port')} />
      </FieldRow>
      <div>
        <Button icon={Plug} onPress={() => void tryIt()} isPending={probing.isPending}>
          {text('settings.tryConnection')}
        </Button>
      </div>
      <ProblemNotice problem={probing.problem} takesFocus />
      <Tried probed={probed} />
    </FormDialog>
  );
}

function Tried({ probed }: { probed: Probed | null }) {
  const text = useText();
  switch (probed?.end) {
    case undefined:
      return null;
    case 'reachable':
      return <Notice tone="good">{text('settings.tried.reachable')}</Notice>;
    case 'wrong_terminal':
      return <Notice tone="bad">{text('settings.tried.wrongTerminal', { seen: probed.seen })}</Notice>;
    case 'busy':
      return <Notice tone="warn">{text('settings.tried.busy')}</Notice>;
    case 'unreachable':
      return <Notice tone="bad">{text('settings.tried.unreachable')}</Notice>;
  }
}
