// A PC of the office that gives an image of it, and may give what it likes instead.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { tablesOfPcs } from '#core/journal/verification/derived-tables.ts';
import { createImageGiver } from '#core/replication/peers/image/give-image.ts';
import { imageProtocol } from '#core/replication/peers/image/image-messages.ts';
import { proveImage, signHeads } from '#core/replication/peers/image/proof-of-image.ts';
import { type ImageProgress, takeImage } from '#core/replication/peers/image/take-image.ts';
import { type LinkIdentity, listen } from '#core/replication/peers/link.ts';
import { readMessages, writeFrame, writeMessage } from '#core/replication/peers/messages.ts';
import { openImage, type SealedFile, writeImage } from '#db/office-image.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { testDataKey } from './laid-out-store.ts';
import { here } from './office-pcs.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const testForm = 'f'.repeat(64);

export function identityOf(
  desk: Desk,
): LinkIdentity & { readonly publicKey: string; readonly epoch: string } {
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is set up');
  return identity;
}

/** An image of the office as the application writes it, and then as `change` leaves it. */
export function imageOf(desk: Desk, change: (sqlite: Sqlite) => void = () => undefined): SealedFile {
  const image = { file: join(temporaryFolder(), 'image'), key: new Uint8Array(32).fill(3) };
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is set up');
  const tables = { copied: tablesOfPcs().office, made: ['signed_heads'] };
  writeImage(image, { file: storeFile(desk.dir), key: desk.dataKey }, tables, (written) => {
    signHeads(written, identity, desk.reads.peers);
  });
  return changedCopy(image, change);
}

/** What a new PC finds of an image that an honest one writes. */
export async function foundOfImage(desk: Desk): Promise<unknown> {
  const { sqlite, orm } = openImage(imageOf(desk));
  const keys = new Map(desk.reads.peers.known().map(({ deviceId, publicKey }) => [deviceId, publicKey]));
  const proved = await proveImage({ sqlite, orm }, keys, () => undefined);
  sqlite.close();
  return proved;
}

/** A copy of an image that somebody changed. */
export function changedCopy({ file, key }: SealedFile, change: (sqlite: Sqlite) => void): SealedFile {
  const copy = { file: join(temporaryFolder(), 'image'), key };
  copyFileSync(file, copy.file);
  const { sqlite } = openStore(copy.file, { key, alone: true });
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('journal_mode = DELETE');
  change(sqlite);
  sqlite.close();
  return copy;
}

/** Takes links for images in the name of `self`. @returns the port */
export async function answering(self: LinkIdentity, answer: (socket: TLSSocket) => void): Promise<number> {
  const listening = await listen(self, here, 0, {
    onSocket: answer,
    protocols: [imageProtocol],
    failed: () => undefined,
  });
  onTestFinished(() => listening.close());
  return listening.port;
}

export type Lie = {
  readonly id?: string;
  readonly from?: number;
  readonly bytes?: number;
  readonly sent?: number;
};
export type Asked = { readonly has: { readonly id: string; readonly bytes: number } | null };

/** Gives a file as an image. @returns the port, and what was asked */
export async function gives(
  self: LinkIdentity,
  image: SealedFile,
  lie: Lie = {},
): Promise<{ port: number; asked: Asked[] }> {
  const whole = readFileSync(image.file);
  const asked: Asked[] = [];
  const port = await answering(self, (socket) => {
    readMessages(socket, 4096, (value) => {
      const { kind, has } = value as Asked & { kind: string };
      if (kind !== 'image') return;
      asked.push({ has });
      const { id = 'a'.repeat(32), from = 0, bytes = whole.length, sent = whole.length } = lie;
      writeMessage(socket, {
        kind: 'image',
        id,
        key: Buffer.from(image.key).toString('base64'),
        bytes,
        from,
        entries: 1,
      });
      for (let at = from; at < sent; at += 65_536)
        writeFrame(socket, whole.subarray(at, Math.min(sent, at + 65_536)));
      socket.end();
    });
  });
  return { port, asked };
}

/** The application's own giver of this office. */
export function giverOf(desk: Desk, isWorthIt = true) {
  const giver = createImageGiver({
    dir: desk.dir,
    office: { file: storeFile(desk.dir), key: new Uint8Array(testDataKey) },
    machine: desk.machine,
    form: testForm,
    isWorthIt: () => isWorthIt,
    log: () => undefined,
  });
  onTestFinished(() => giver.stop());
  return giver;
}

/** A new PC (`fresh`, which has joined or will) takes an image from a port. */
export async function takes(
  office: Desk,
  { dir, present, self }: { dir: string; present: SealedFile; self: LinkIdentity },
  port: number,
  form = testForm,
): Promise<{ isPrepared: boolean; lines: string[]; steps: ImageProgress[] }> {
  const lines: string[] = [];
  const steps: ImageProgress[] = [];
  const member = identityOf(office);
  const isPrepared = await takeImage({
    dir,
    self,
    present,
    migrationsFolder: sourceMigrations(),
    form,
    addresses: () => [{ host: here, port }],
    keys: () => new Map([[member.deviceId, member.publicKey]]),
    memberOf: (key) => (key === member.publicKey ? member.deviceId : null),
    told: (progress) => steps.push(progress),
    waits: () => undefined,
    log: (line) => lines.push(line),
    stopped: new AbortController().signal,
  });
  return { isPrepared, lines, steps };
}
