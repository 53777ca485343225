// The IPC side of the seam: checks who calls and what is said, passes it on, and tells the windows what changed.
// A refusal is an answer with a problem, so that its code survives.

import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, type IpcMain, type IpcMainInvokeEvent } from 'electron';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskCallSchema, maxBodyBytes, onlyForwarded, problemAnswer } from '../core-process/protocol.ts';
import type { Supervisor } from '../core-process/supervisor.ts';
import { channels } from './channels.ts';
import {
  type PrintRequest,
  type PrintResult,
  printRequestSchema,
  type RoomRequest,
  roomRequestSchema,
  type SaveResult,
  saveRequestSchema,
} from './desk-bridge.ts';
import type { PageSessions } from './page-sessions.ts';
import type { SenderCheck } from './sender-check.ts';

const notAllowed: Problem = { code: 'NOT_ALLOWED', params: {} };
const malformed: Problem = { code: 'INPUT_INVALID', params: { fields: [] } };

export type IpcParts = {
  supervisor: Supervisor;
  senders: SenderCheck;
  windows: () => BrowserWindow[];
  sessions: PageSessions;
  /** Time since the last input at this PC, ms. */
  restMs: () => number;
  print: (callerId: number, request: PrintRequest) => Promise<PrintResult>;
  showRoom: (request: RoomRequest) => void;
};

/** Opens the channels. Called once. */
export function openChannels(ipc: IpcMain, parts: IpcParts): void {
  const { supervisor, senders } = parts;
  ipc.handle(channels.call, async (event, raw: unknown) => {
    if (!senders.isOurs(event)) return problemAnswer(403, notAllowed);
    const call = deskCallSchema.safeParse(raw);
    if (!call.success) return problemAnswer(400, malformed);
    if (Buffer.byteLength(call.data.body ?? '') > maxBodyBytes) {
      return problemAnswer(413, { code: 'TOO_LARGE', params: { limitBytes: maxBodyBytes } });
    }
    return supervisor.call({ ...call.data, headers: headersFor(event, call.data.headers, parts) });
  });
  ipc.handle(channels.state, (event) =>
    senders.isOurs(event) ? supervisor.state() : { state: 'down', problem: notAllowed },
  );
  // Who may not ask hears that nobody is there.
  ipc.handle(channels.rest, (event) => (senders.isOurs(event) ? parts.restMs() : Number.MAX_SAFE_INTEGER));
  ipc.handle(channels.print, async (event, raw: unknown): Promise<PrintResult> => {
    if (!senders.isOurs(event)) return { printed: false, problem: notAllowed };
    const request = printRequestSchema.safeParse(raw);
    return request.success
      ? parts.print(event.sender.id, request.data)
      : { printed: false, problem: malformed };
  });
  ipc.handle(channels.showRoom, (event, raw: unknown): void => {
    const request = roomRequestSchema.safeParse(raw);
    if (senders.isOurs(event) && request.success) parts.showRoom(request.data);
  });
  ipc.handle(channels.printers, async (event): Promise<string[]> => {
    if (!senders.isOurs(event)) return [];
    return (await event.sender.getPrintersAsync()).map(({ name }) => name);
  });
  ipc.handle(channels.save, async (event, raw: unknown): Promise<SaveResult> => {
    if (!senders.isOurs(event)) return { saved: false, problem: notAllowed };
    const request = saveRequestSchema.safeParse(raw);
    return request.success ? save(request.data) : { saved: false, problem: malformed };
  });
  ipc.handle(channels.chooseFolder, async (event): Promise<string | null> => {
    if (!senders.isOurs(event)) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] });
    return canceled ? null : (filePaths[0] ?? null);
  });
  supervisor.onChanged((topics) => tell(parts, channels.event, { topics }));
  supervisor.onState((state) => tell(parts, channels.state, state));
}

/** Sends a message to every window of the desk. */
export function tell({ windows }: Pick<IpcParts, 'windows'>, channel: string, value?: object): void {
  for (const window of windows()) window.webContents.send(channel, value);
}

function headersFor(event: IpcMainInvokeEvent, given: Record<string, string>, { sessions }: IpcParts) {
  const lowered = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const headers = onlyForwarded(lowered);
  const session = sessions.seen(event.sender.id, headers['x-session']);
  return session === undefined ? headers : { ...headers, 'x-session': session };
}

async function save({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<SaveResult> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name });
  if (canceled || !filePath) return { saved: false };
  try {
    await writeFile(filePath, bytes);
    return { saved: true };
  } catch {
    // The disk's or the folder's refusal, whatever it is, has one meaning for the person: not written.
    return { saved: false, problem: { code: 'FILE_UNREADABLE', params: { file: name } } };
  }
}
