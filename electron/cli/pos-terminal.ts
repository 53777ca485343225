// A simulated card terminal for trying the counter: `npm run pos-terminal`. It takes no money and is no terminal of any PSP.
import { parseArgs } from 'node:util';
import type { SaleAsked } from '../terminal-simulator/behaviour.ts';
import {
  type FaultName,
  faultByAmount,
  faultNames,
  faults,
  faultsBySeed,
  faultsInOrder,
  isFaultName,
} from '../terminal-simulator/faults.ts';
import { joinSerialLine } from '../terminal-simulator/serial-line.ts';
import { protocols, startSimulatedTerminal } from '../terminal-simulator/simulated-terminal.ts';
import { startTerminalWindow } from '../terminal-simulator/terminal-window.ts';

const help = `A simulated card terminal, to try the counter with. It takes no money.

  npm run pos-terminal                          a terminal of Behpardakht; a page approves or declines
  npm run pos-terminal -- --protocol asan_pardakht
  npm run pos-terminal -- --faults none,closed_taken,declined
                                                plays these, one a sale, then goes as it should
  npm run pos-terminal -- --seed 7              faults by chance; the same seed plays the same ones
  npm run pos-terminal -- --by-amount           the last two digits of the amount choose the fault
  npm run pos-terminal -- --list                every fault: its number, its name, what it does

  --protocol NAME     ${protocols.join(' or ')}
  --terminal-id ID    the number that it says it has; 21009268
  --port N            where the desk finds it; 1024 for Behpardakht, 17000 for Asan Pardakht, 8050 for Sadad's service
  --host ADDRESS      127.0.0.1; an address of this computer for desks on other PCs
  --serial DEVICE     it is asked over this serial line too: /dev/ttyUSB0, or a pseudo-terminal
  --window N          port of the page on 127.0.0.1; 0 takes any that is free

In the settings of the desk, connect the terminal to the address and port that are printed. The simulator keeps a ledger of
what it "took": compare it with the day of the desk. Stop with Ctrl+C; the ledger is printed then.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const usualPorts = { behpardakht: 1024, asan_pardakht: 17_000, sadad_service: 8050 };

/** Says what is wrong with the command line and ends. */
function refuse(reason: string): never {
  process.stderr.write(`${reason}\n\n${help}`);
  process.exit(64);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        protocol: { type: 'string', default: 'behpardakht' },
        'terminal-id': { type: 'string', default: '21009268' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string' },
        serial: { type: 'string' },
        window: { type: 'string', default: '0' },
        faults: { type: 'string' },
        seed: { type: 'string' },
        'by-amount': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = readArguments();

function portOf(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : refuse(`${text} is no port`);
}

/** How the outcome of a sale is chosen without a person; null where one decides. */
function chosen(): ((sale: SaleAsked) => FaultName) | null {
  if (values['by-amount']) return ({ rials }) => faultByAmount(rials);
  if (values.seed !== undefined)
    return faultsBySeed(
      Number.isSafeInteger(Number(values.seed)) ? Number(values.seed) : refuse('--seed takes a whole number'),
    );
  if (values.faults === undefined) return null;
  return faultsInOrder(
    values.faults.split(',').map((name) => (isFaultName(name) ? name : refuse(`there is no fault ${name}`))),
  );
}

async function run(): Promise<void> {
  const protocol =
    protocols.find((name) => name === values.protocol) ?? refuse(`there is no protocol ${values.protocol}`);
  const choose = chosen();
  const page =
    choose === null
      ? await startTerminalWindow({ port: portOf(values.window), terminalId: values['terminal-id'] })
      : null;
  const terminal = await startSimulatedTerminal({
    ...{ protocol, terminalId: values['terminal-id'], host: values.host, tell: say },
    port: values.port === undefined ? usualPorts[protocol] : portOf(values.port),
    next: (sale) => choose?.(sale) ?? page?.decide(sale) ?? 'none',
  });
  say(
    `A simulated terminal ${values['terminal-id']} (${protocol}) waits at ${terminal.host}:${terminal.port}.`,
  );
  const line = values.serial === undefined ? null : joinSerialLine(values.serial, terminal);
  if (line !== null) say(`It listens on the serial line ${values.serial} too.`);
  if (page !== null) say(`Approve or decline at ${page.address}`);
  say('It takes no money. Stop with Ctrl+C.');
  const stop = async (): Promise<void> => {
    line?.close();
    await page?.close();
    await terminal.close();
    for (const { ownNumber, taken, reference } of terminal.ledger.rows)
      say(`${ownNumber}  ${taken} rials  RRN ${reference}`);
    say(`In its ledger: ${terminal.ledger.rials} rials in ${terminal.ledger.rows.length} sales.`);
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

if (values.help) say(help);
else if (values.list)
  for (const [at, name] of faultNames.entries())
    say(`${String(at).padStart(2, '0')}  ${name.padEnd(24)}${faults[name].says}`);
else
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
