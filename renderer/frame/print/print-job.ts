// Prints a page of print-pages.ts. The Electron shell prints it in a window of its own; a browser shows it over the
// screen and opens its print dialog.
import { isProblem, type Problem } from '#core/leaves/problems/catalogue.ts';
import { desk } from '../../api/client.ts';
import { endWaiting, keepFailed } from './failed-prints.ts';
import { type PageSize, type PrintAddress, pageSizes, printRoute } from './print-address.ts';
import { usePrintInView } from './print-in-view.ts';
import { printIsReady } from './print-ready.ts';

export type PrintOutcome = { printed: boolean; problem: Problem | null };

/**
 * Prints one page; `printed` is false when the person cancelled. One that failed waits in the queue of this PC. (A browser does not
 * tell: there it counts as done.)
 */
export async function printPage(address: PrintAddress): Promise<PrintOutcome> {
  const route = printRoute(address);
  if (window.desk === undefined) {
    const outcome = await printInBrowser(address);
    await endWaiting(address);
    return outcome;
  }
  const pageSize = address.paper ?? pageSizes[address.name];
  const printer = await chosenPrinter(pageSize);
  const { printed, problem } = await window.desk.print({
    route,
    pageSize,
    ...(printer === null ? {} : { printer }),
  });
  const refused = isProblem(problem) ? problem : null;
  if (refused !== null) await keepFailed(address, refused);
  else if (printed) await endWaiting(address);
  return { printed, problem: refused };
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
    await printIsReady();
    window.print();
  } finally {
    usePrintInView.setState({ address: null });
  }
  return { printed: true, problem: null };
}
