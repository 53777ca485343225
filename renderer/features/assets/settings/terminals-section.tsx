// The register of designated terminals with the letters that designate them; a second person confirms each (D2).
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { RegistrationView } from '#core/counter/payments/contract.ts';
import type { Connection } from '#core/counter/payments/terminal-sales/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { ConfirmedRegister, ConfirmSeen } from './confirmed-register.tsx';
import { ConnectTerminalDialog } from './connect-terminal-dialog.tsx';
import { RetireTerminalDialog } from './retire-terminal-dialog.tsx';
import { TerminalDialog } from './terminal-dialog.tsx';
import { TrySaleDialog } from './try-sale-dialog.tsx';
import { useIsManager } from './use-is-manager.ts';

export function TerminalsSection() {
  const text = useText();
  const isManager = useIsManager();
  const [isEntering, setIsEntering] = useState(false);
  const [isRetiring, setIsRetiring] = useState(false);
  const [isConnecting, setIsConnecting] = useState(false);
  const [isTrying, setIsTrying] = useState(false);
  const { data: terminals = [] } = useDeskQuery(deskQueries.payments.terminals.queryOptions());
  const connectionOf = (id: string) =>
    terminals.find(({ terminalId }) => terminalId === id)?.connection ?? null;
  const connected = terminals.flatMap(({ terminalId, connection, inForce }) =>
    inForce && connection !== null ? [terminalId] : [],
  );
  const [reviewed, setReviewed] = useState<RegistrationView | null>(null);
  const read = useDeskQuery(deskQueries.payments.registrations.queryOptions());
  const hasEnd = read.data?.some(({ validTo }) => validTo !== null) === true;
  const isAnyConnected = terminals.some(({ connection }) => connection !== null);
  return (
    <ConfirmedRegister
      title={text('settings.terminals')}
      read={read}
      none={{ title: text('settings.noTerminals'), why: text('settings.noTerminalsWhy') }}
      rowKey={({ registrationId }) => registrationId}
      nameOf={({ terminalId }) => terminalId}
      onReview={setReviewed}
      columns={[
        {
          id: 'terminal',
          header: text('settings.terminal'),
          isRowHeader: true,
          cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
        },
        { id: 'psp', header: text('settings.psp'), cell: ({ psp }) => psp },
        {
          id: 'letter',
          header: text('settings.letter'),
          cell: ({ letterNumber }) =>
            letterNumber === null ? text('settings.firstRun') : <Bdi>{letterNumber}</Bdi>,
        },
        {
          id: 'from',
          header: text('settings.validFrom'),
          cell: ({ validFrom }) => <DateText day={validFrom} style="numeric" />,
        },
        // What no terminal has needs no column.
        ...(hasEnd
          ? [
              {
                id: 'to',
                header: text('settings.validTo'),
                cell: ({ validTo }: RegistrationView) =>
                  validTo === null ? text('settings.withoutEnd') : <DateText day={validTo} style="numeric" />,
              },
            ]
          : []),
        ...(isAnyConnected
          ? [
              {
                id: 'connection',
                header: text('settings.connection'),
                cell: ({ terminalId }: RegistrationView) => (
                  <Connected connection={connectionOf(terminalId)} />
                ),
              },
            ]
          : []),
      ]}
    >
      {isManager ? (
        <Actions>
          <Button icon={Plus} onPress={() => setIsEntering(true)}>
            {text('settings.enterTerminal')}
          </Button>
          <Button onPress={() => setIsConnecting(true)}>{text('settings.connectTerminal')}</Button>
          {connected.length === 0 ? null : (
            <Button onPress={() => setIsTrying(true)}>{text('settings.trySale')}</Button>
          )}
          <Button onPress={() => setIsRetiring(true)}>{text('settings.retireTerminal')}</Button>
        </Actions>
      ) : null}
      {isEntering ? <TerminalDialog onClose={() => setIsEntering(false)} /> : null}
      {isConnecting ? <ConnectTerminalDialog onClose={() => setIsConnecting(false)} /> : null}
      {isTrying ? <TrySaleDialog terminals={connected} onClose={() => setIsTrying(false)} /> : null}
      {isRetiring ? <RetireTerminalDialog onClose={() => setIsRetiring(false)} /> : null}
      {reviewed === null ? null : (
        <ConfirmTerminal registration={reviewed} onClose={() => setReviewed(null)} />
      )}
    </ConfirmedRegister>
  );
}

/** Where a terminal is asked; a terminal without a connection has its slips typed. */
function Connected({ connection }: { connection: Connection | null }) {
  const text = useText();
  if (connection === null) return text('settings.driver.none');
  const { driver, host, port } = connection;
  return (
    <>
      {text(`settings.driver.${driver}`)} <Bdi>{`${host}:${port}`}</Bdi>
    </>
  );
}

type ConfirmTerminalProps = { registration: RegistrationView; onClose: () => void };

function ConfirmTerminal({ registration, onClose }: ConfirmTerminalProps) {
  const text = useText();
  const confirming = useDeskCommand(desk.payments.confirmTerminal.mutate);
  const { registrationId, seen, terminalId, merchant, psp, rrnDigits } = registration;
  const { validFrom, validTo, letterNumber, letterDay } = registration;
  return (
    <ConfirmSeen
      name={terminalId}
      sending={confirming}
      onAct={async () => {
        if ((await confirming.run({ registrationId, seen })) !== null) onClose();
      }}
      onClose={onClose}
      facts={[
        { name: text('settings.terminal'), value: <Bdi>{terminalId}</Bdi> },
        { name: text('settings.merchant'), value: <Bdi>{merchant}</Bdi> },
        { name: text('settings.psp'), value: psp },
        { name: text('settings.rrnDigits'), value: text('settings.digits', { count: rrnDigits ?? 12 }) },
        {
          name: text('settings.letterNumber'),
          value: letterNumber === null ? text('settings.firstRun') : <Bdi>{letterNumber}</Bdi>,
        },
        {
          name: text('settings.letterDay'),
          value:
            letterDay === null ? text('settings.notThere') : <DateText day={letterDay} style="numeric" />,
        },
        { name: text('settings.validFrom'), value: <DateText day={validFrom} style="numeric" /> },
        {
          name: text('settings.validTo'),
          value: validTo === null ? text('settings.withoutEnd') : <DateText day={validTo} style="numeric" />,
        },
        {
          name: text('settings.enteredBy'),
          value: registration.proposedByName ?? text('settings.firstRun'),
        },
      ]}
    />
  );
}
