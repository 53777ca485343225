// The shape of `window.desk`, the only thing that the page gets from the shell, and of what travels through it.
// Arguments are checked here once, in the main process; the preload only passes them on.
import { z } from 'zod';
import type { Problem } from '#core/problems/catalogue.ts';
import type { CoreState, DeskAnswer, DeskCall } from '../core-process/protocol.ts';

/** Paper of a print: a receipt roll 80 mm wide, or a sheet. */
export const paperSchema = z.enum(['80mm', 'A5', 'A4']);
export type Paper = z.infer<typeof paperSchema>;

export const printRequestSchema = z.strictObject({
  /** A page of the application under /print/, shown in a window of its own that nobody sees. */
  path: z
    .string()
    .max(2048)
    .regex(/^\/print\/[A-Za-z0-9/_-]+(\?[A-Za-z0-9=&_.-]*)?$/),
  paper: paperSchema,
  /** `pdf` answers with the bytes; `printer` opens the system's print dialog, or uses the named printer at once. */
  to: z.enum(['pdf', 'printer']),
  printer: z.string().max(256).optional(),
  /** Session of the person who prints; calls of the print page are made in its name. */
  session: z.string().max(512),
});
export type PrintRequest = z.infer<typeof printRequestSchema>;
export type PrintResult = { ok: true; pdf: Uint8Array | null } | { ok: false; problem: Problem };

export const saveRequestSchema = z.strictObject({
  name: z.string().regex(/^[^\\/:*?"<>|\p{Cc}.][^\\/:*?"<>|\p{Cc}]{0,120}\.(csv|xlsx|pdf|ndjson)$/u),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64 * 1024 * 1024),
});
export type SaveRequest = z.infer<typeof saveRequestSchema>;
/** `saved` is false when the person cancelled. */
export type SaveResult = { ok: true; saved: boolean } | { ok: false; problem: Problem };

export type DeskBridge = {
  /** Calls the application. Never rejects: trouble is an answer with a problem. */
  call(call: DeskCall): Promise<DeskAnswer>;
  /** Tells which topics changed; returns the unsubscriber. */
  onEvent(listener: (event: { topics: string[] }) => void): () => void;
  /** Tells the state of the core process, at once and at every change. */
  onState(listener: (state: CoreState) => void): () => void;
  /** Tells that the operating system locked or sleeps, so that the desk locks too. */
  onLock(listener: () => void): () => void;
  print(request: PrintRequest): Promise<PrintResult>;
  save(request: SaveRequest): Promise<SaveResult>;
};
