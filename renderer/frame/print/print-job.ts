// Prints a page of print-pages.ts. The Electron shell prints it in a window of its own; a browser shows it over the
// screen and opens its print dialog.
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '../../api/client.ts';
import type { DeskBridge } from '../../api/desk-bridge.ts';
import { problemOf } from '../../api/problem.ts';
import { endWaiting, keepFailed, personAtHand } from './failed-prints.ts';
import { type PageSize, type PrintAddress, pageSizes, printRoute } from './print-address.ts';
import { usePrintInView } from './print-in-view.ts';
import { printIsReady } from './print-ready.ts';

export type PrintOutcome = { printed: boolean; problem: Problem | null };

/**
 * Prints one page; `printed` is false when the person cancelled. One that failed, or whose page was refused, waits in the queue of
 * this PC. (A browser does not tell what its dialog did: there it counts as done.)
 */
export async function printPage(address: PrintAddress): Promise<PrintOutcome> {
  // Whoever prints may have locked the screen by the time that the outcome is there, or somebody else has it.
  const by = personAtHand();
  const outcome = await (window.desk === undefined
    ? printInBrowser(address)
    : printByShell(window.desk, address));
  if (outcome.problem !== null) await keepFailed(address, outcome.problem, by);
  else if (outcome.printed) await endWaiting(address, by);
  return outcome;
}

async function printByShell(shell: DeskBridge, address: PrintAddress): Promise<PrintOutcome> {
  const route = printRoute(address);
  const pageSize = address.paper ?? pageSizes[address.name];
  const printer = await chosenPrinter(pageSize);
  try {
    const { printed, problem } = await shell.print({
      route,
      pageSize,
      ...(printer === null ? {} : { printer }),
    });
    return { printed, problem: isProblem(problem) ? problem : null };
  } catch (error) {
    // The unseen window broke off: nothing came out.
    return { printed: false, problem: problemOf(error) };
  }
}

/** The printer that the manager chose for this paper at this PC: then nobody is asked. Null: the system's dialog asks. */
async function chosenPrinter(pageSize: PageSize): Promise<string | null> {
  try {
    const chosen = await desk.settings.printers.query();
    return chosen.find(({ paper }) => paper === pageSize)?.printer ?? null;
  } catch {
    // Whoever may not ask is not signed in: the page itself says so when it is drawn, and the dialog asks.
    return null;
  }
}

async function printInBrowser(address: PrintAddress): Promise<PrintOutcome> {
  usePrintInView.setState({ address });
  try {
    const problem = await printIsReady();
    if (problem !== null) return { printed: false, problem };
    window.print();
  } finally {
    usePrintInView.setState({ address: null });
  }
  return { printed: true, problem: null };
}
