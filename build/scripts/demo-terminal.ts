// The card terminal of the demo: a simulated one on this machine that the demo office is connected to, and a page to approve at.
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { startSimulatedTerminal } from '#electron/terminal-simulator/simulated-terminal.ts';
import { startTerminalWindow } from '#electron/terminal-simulator/terminal-window.ts';
import { asDemoManager } from './demo-manager.ts';

/** The office remembers it, so it is the same at every start; beside the ports of the province and of the office's PCs. */
const port = 4130;

export type DemoTerminal = { readonly terminalId: string; readonly page: string; close(): Promise<void> };

/** Starts it and connects the office of the folder to it, which nothing else has open. Null where its port is taken. */
export async function startDemoTerminal(
  dir: string,
  say: (line: string) => void,
): Promise<DemoTerminal | null> {
  const [first] = demoOffice('2026-01-01').terminals;
  if (first === undefined) throw new Error('the demo office has a terminal');
  const { terminalId } = first;
  const window = await startTerminalWindow({ port: 0, terminalId });
  const started = await startSimulatedTerminal({
    ...{ protocol: 'behpardakht', terminalId, port },
    next: (sale) => window.decide(sale),
  }).catch((error: unknown) => (isTaken(error) ? null : Promise.reject(error)));
  if (started === null) {
    await window.close();
    say(`Port ${port} is taken: this demo has no card terminal.`);
    return null;
  }
  const { host } = started;
  await asDemoManager(
    dir,
    ({ reads }) => reads.payments.connectionOf(terminalId) === null,
    async (caller) => {
      await caller.payments.connectTerminal({
        terminalId,
        connection: { driver: 'behpardakht', host, port },
      });
    },
  );
  return {
    terminalId,
    page: window.address,
    async close() {
      await window.close();
      await started.close();
    },
  };
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
