// The shape of `window.desk`, the only thing that the page gets from the shell, and of what travels through it.
// Arguments are checked here once, in the main process; the preload only passes them on.
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { CoreState, DeskAnswer, DeskCall } from '../core-process/protocol.ts';

/** Paper of a print: a receipt roll 80 mm wide, or a sheet. */
export const pageSizeSchema = z.enum(['receipt80', 'A5', 'A4', 'A3']);
export type PageSize = z.infer<typeof pageSizeSchema>;

export const printRequestSchema = z.strictObject({
  /** A page of the application under /print/, shown in a window of its own that nobody sees. */
  route: z
    .string()
    .max(2048)
    .regex(/^\/print\/[A-Za-z0-9/_-]+(\?[A-Za-z0-9=&_.-]*)?$/),
  pageSize: pageSizeSchema,
  /** `pdf` answers with the bytes; `printer` (the usual) opens the system's dialog, or uses the named printer at once. */
  to: z.enum(['pdf', 'printer']).default('printer'),
  printer: z.string().max(256).optional(),
});
export type PrintRequest = z.infer<typeof printRequestSchema>;
/** `printed` is false without a problem when the person cancelled. `pdf` only when it was asked for. */
export type PrintResult = { printed: boolean; pdf?: Uint8Array; problem?: Problem };

/** A window for those in front of the desk: the waiting room's board, or the client's screen with its token. */
export const roomRequestSchema = z.strictObject({
  name: z.enum(['waiting-room', 'client-screen']),
  token: z
    .string()
    .max(80)
    .regex(/^[\w-]*$/),
});
export type RoomRequest = z.infer<typeof roomRequestSchema>;

/** What the page makes, and reports as they came; nothing that a system would run. */
export const saveRequestSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[^\\/:*?"<>|\p{Cc}.][^\\/:*?"<>|\p{Cc}]{0,120}\.(csv|tsv|txt|xls|xlsx|bin|pdf|ndjson)$/iu),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64 * 1024 * 1024),
});
export type SaveRequest = z.infer<typeof saveRequestSchema>;
/** `saved` is false without a problem when the person cancelled. */
export type SaveResult = { saved: boolean; problem?: Problem };

export type DeskBridge = {
  /** Calls the application. Never rejects: trouble is an answer with a problem. */
  call(call: DeskCall): Promise<DeskAnswer>;
  /** Tells which topics changed; returns the unsubscriber. */
  onEvent(listener: (event: { topics: string[] }) => void): () => void;
  /** Tells the state of the core process, at once and at every change. */
  onState(listener: (state: CoreState) => void): () => void;
  /** Tells that the operating system locked or sleeps, so that the desk locks too. */
  onLock(listener: () => void): () => void;
  /** Time since the last input at this PC, in whatever program, ms. */
  restMs(): Promise<number>;
  print(request: z.input<typeof printRequestSchema>): Promise<PrintResult>;
  /** Opens a window that calls in nobody's name; a second one of its kind takes its place. */
  showRoom(request: RoomRequest): Promise<void>;
  /** The system's names of the printers of this PC. */
  printers(): Promise<string[]>;
  save(request: SaveRequest): Promise<SaveResult>;
  /** Asks for a folder of this PC; null when the person cancelled. */
  chooseFolder(): Promise<string | null>;
};
