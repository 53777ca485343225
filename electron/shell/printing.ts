// Printing: a page of the application under /print/, in an unseen window, on an explicit paper size.
// The PDF and the printer get the same page, so preview, print and PDF agree.
import type { BrowserWindow } from 'electron';
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
  A3: { width: 297, height: 420 },
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
    const height = await heightWhenReady(window);
    if (height === null) return failed('print-not-ready');
    const size = paperSize(request.pageSize, height);
    const trouble = request.to === 'printer' ? await troubleOf(window, request.printer) : null;
    if (trouble !== null) return refused(trouble);
    return request.to === 'pdf' ? await toPdf(window, size) : await toPrinter(window, size, request.printer);
  } finally {
    window.destroy();
  }
}

/** Height of the page in CSS pixels once it says that it is complete (`data-print="ready"` on the root). */
async function heightWhenReady(window: BrowserWindow): Promise<number | null> {
  const deadline = Date.now() + readyPatienceMs;
  while (Date.now() < deadline) {
    const height: unknown = await window.webContents.executeJavaScript(
      `document.documentElement.dataset.print === 'ready'
         ? document.fonts.ready.then(() => document.body.scrollHeight) : null`,
    );
    if (typeof height === 'number') return height;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return null;
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
        pageSize: { width: size.width * 1000, height: size.height * 1000 },
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
  return { printed: false, problem: { code: 'UNEXPECTED', params: { reference } } };
}

/** What Chromium says when the person closed the dialog. */
function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason);
}
