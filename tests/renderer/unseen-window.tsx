// The shell's print as far as this document goes: the shell's own code of printing, with an unseen window that draws the real
// print page here and hands it to a printer that keeps what came out.
import { runInThisContext } from 'node:vm';
import { QueryClientProvider } from '@tanstack/react-query';
import type { BrowserWindow } from 'electron';
import { act } from 'react';
import { printRequestSchema } from '#electron/shell/desk-bridge.ts';
import { printPage } from '#electron/shell/printing.ts';
import { render } from './render.tsx';

export type UnseenPrinter = {
  /** The words of every paper that came out. */
  readonly papers: string[];
  /** What happens after a window was opened and before its page is read; by default nothing. */
  beforeRead: () => Promise<void>;
  /** What happens while the printer works; by default nothing. */
  whilePrinting: () => Promise<void>;
  /** What the system says of the printer. */
  options: Record<string, string>;
};

/**
 * Lets the shell before the office print. Called after `showOver` put the shell there and before `print-job.ts` is asked to print.
 */
export async function printByShell(): Promise<UnseenPrinter> {
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  const { PrintWindow } = await import('#renderer/app/print/print-window.tsx');
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  const printer: UnseenPrinter = {
    papers: [],
    beforeRead: () => Promise.resolve(),
    whilePrinting: () => Promise.resolve(),
    options: {},
  };
  const open = (): BrowserWindow => {
    let shown: ReturnType<typeof render> | undefined;
    const window = {
      loadURL: async (address: string) => {
        await printer.beforeRead();
        shown = render(
          <QueryClientProvider client={createDeskCache()}>
            <PrintWindow path={new URL(address).pathname} />
          </QueryClientProvider>,
        );
      },
      webContents: {
        executeJavaScript: async (code: string) => runInThisContext(code),
        getPrintersAsync: async () => [{ name: 'roll', options: printer.options }],
        print: (_options: object, done: (isPrinted: boolean, reason: string) => void) => {
          printer.papers.push(shown?.container.textContent ?? '');
          void printer.whilePrinting().then(() => done(true, ''));
        },
      },
      destroy: () => shown?.unmount(),
    };
    return window as unknown as BrowserWindow;
  };
  Object.assign(globalThis.window.desk ?? {}, {
    print: (request: unknown) => printPage(printRequestSchema.parse(request), open),
  });
  return printer;
}

/** Waits for something that draws meanwhile. */
export async function meanwhile<Answer>(under: Promise<Answer>): Promise<Answer> {
  let isOver = false;
  const ended = under.finally(() => {
    isOver = true;
  });
  while (!isOver) await act(() => new Promise((later) => setTimeout(later, 5)));
  return ended;
}
