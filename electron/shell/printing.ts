// Printing: a page of the application under /print/, in an unseen window, on an explicit paper size.
// The PDF and the printer get the same page, so preview, print and PDF agree.
import type { BrowserWindow } from 'electron';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import type { PageSize, PrintRequest, PrintResult } from './desk-bridge.ts';
import { deskAddress } from './desk-origin.ts';
import { type PrinterTrouble, printerTrouble } from './printer-trouble.ts';

const mmPerInch = 25.4;
const cssPixelsPerInch = 96;
const readyPatienceMs = 10_000;
/** A roll is cut where the receipt ends; these bounds are in millimetres. */
const roll = { width: 80, shortest: 40, longest: 1500 };
const sheets: Record<Exclude<PageSize, 'receipt80'>, { width: number; height: number }> = {
  A5: { width: 148, height: 210 },
  A4: { width: 210, height: 297 },
  /** Lying: only what hangs on a wall is printed on it. */
  A3: { width: 420, height: 297 },
};

/** Width of a paper in CSS pixels, so that the unseen window lays out as the paper will. */
export function paperWidthInPixels(paper: PageSize): number {
  const mm = paper === 'receipt80' ? roll.width : sheets[paper].width;
  return Math.round((mm / mmPerInch) * cssPixelsPerInch);
}

/** Size of a paper in millimetres; a roll is as long as its content (CSS pixels). */
export function paperSize(paper: PageSize, contentHeight: number): { width: number; height: number } {
  if (paper !== 'receipt80') return sheets[paper];
  const content = Math.ceil((contentHeight / cssPixelsPerInch) * mmPerInch) + 2;
  return { width: roll.width, height: Math.min(Math.max(content, roll.shortest), roll.longest) };
}

/** Prints one page. `open` makes the unseen window, already bound to the session of the person who prints. */
export async function printPage(request: PrintRequest, open: () => BrowserWindow): Promise<PrintResult> {
  const window = open();
  try {
    await window.loadURL(new URL(request.route, deskAddress).href);
    const page = await pageWhenReady(window);
    if (page === null) return failed('print-not-ready');
    if ('problem' in page) return { printed: false, problem: page.problem };
    const size = paperSize(request.pageSize, page.height);
    const trouble = request.to === 'printer' ? await troubleOf(window, request.printer) : null;
    if (trouble !== null) return refused(trouble);
    return request.to === 'pdf' ? await toPdf(window, size) : await toPrinter(window, size, request.printer);
  } finally {
    window.destroy();
  }
}

/**
 * What a page says of itself by the marks on its root: its height once it is complete (`data-print="ready"`) and its fonts are
 * there, or its problem (`data-print="failed"`), as text; null as long as it says neither.
 */
const saidOfPage = `(() => {
  const { dataset } = document.documentElement;
  if (dataset.print === 'failed') return dataset.printProblem ?? 'null';
  if (dataset.print !== 'ready') return null;
  return document.fonts.ready.then(() => (dataset.print === 'ready' ? document.body.scrollHeight : null));
})()`;

/** The height of the page in CSS pixels once it is complete, or why it was refused: what refuses itself is never printed. */
async function pageWhenReady(
  window: BrowserWindow,
): Promise<{ height: number } | { problem: Problem } | null> {
  const deadline = Date.now() + readyPatienceMs;
  while (Date.now() < deadline) {
    const said: unknown = await window.webContents.executeJavaScript(saidOfPage);
    if (typeof said === 'number') return { height: said };
    if (typeof said === 'string') return { problem: problemOfPage(said) };
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return null;
}

function problemOfPage(said: string): Problem {
  const problem: unknown = JSON.parse(said);
  return isProblem(problem) ? problem : unexpected('print-refused');
}

async function toPdf(window: BrowserWindow, size: { width: number; height: number }): Promise<PrintResult> {
  const pdf = await window.webContents.printToPDF({
    printBackground: true,
    preferCSSPageSize: false,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pageSize: { width: size.width / mmPerInch, height: size.height / mmPerInch },
  });
  return { printed: true, pdf: new Uint8Array(pdf) };
}

function toPrinter(
  window: BrowserWindow,
  size: { width: number; height: number },
  printer: string | undefined,
): Promise<PrintResult> {
  const named = printer === undefined ? {} : { deviceName: printer };
  return new Promise((resolve) => {
    window.webContents.print(
      {
        ...named,
        silent: printer !== undefined,
        margins: { marginType: 'none' },
        // A printer knows its papers upright.
        landscape: size.width > size.height,
        pageSize: {
          width: Math.min(size.width, size.height) * 1000,
          height: Math.max(size.width, size.height) * 1000,
        },
      },
      (printed, reason) => resolve(printed || isCancelled(reason) ? { printed } : refused('PRINTER_REFUSED')),
    );
  });
}

/** What stands in the way: no printer at all, not the one that was named, or what the system says of that one's state. */
async function troubleOf(window: BrowserWindow, named: string | undefined): Promise<PrinterTrouble | null> {
  const printers = await window.webContents.getPrintersAsync();
  if (named === undefined) return printers.length > 0 ? null : 'PRINTER_MISSING';
  const printer = printers.find(({ name }) => name === named);
  return printer === undefined ? 'PRINTER_MISSING' : printerTrouble(printer.options);
}

function refused(code: PrinterTrouble): PrintResult {
  return { printed: false, problem: { code, params: {} } };
}

function failed(reference: string): PrintResult {
  return { printed: false, problem: unexpected(reference) };
}

function unexpected(reference: string): Problem {
  return { code: 'UNEXPECTED', params: { reference } };
}

/** What Chromium says when the person closed the dialog. */
function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason);
}
