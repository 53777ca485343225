// A second thread for images of the office: it writes one, proves one that another PC wrote, or makes a store of one, while
// the first thread answers its window. In the bundle this module is part of the core process's one file, which a thread runs
// again: then only this part of it works.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { readDeviceIdentity } from '#core/journal/device/device-identity.ts';
import { tablesOfPcs } from '#core/journal/verification/derived-tables.ts';
import { readMigrations } from '#db/migrate.ts';
import {
  ImageFormError,
  isUnreadable,
  makeStoreOfImage,
  openImage,
  type SealedFile,
  writeImage,
} from '#db/office-image.ts';
import { openStore } from '#db/open-store.ts';
import { peersReads } from '../queries.ts';
import { type ImageFault, proveImage, signHeads } from './proof-of-image.ts';

const keySchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const sealedSchema = z.strictObject({ file: z.string(), key: keySchema });
const taskSchema = z.strictObject({
  task: z.literal('pishkhan-image'),
  work: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('write'), office: sealedSchema, image: sealedSchema }),
    z.strictObject({
      kind: z.literal('prove'),
      image: sealedSchema,
      /** Keys by device, raw, base64url. */
      keys: z.map(z.string(), z.string()),
    }),
    z.strictObject({
      kind: z.literal('make'),
      store: sealedSchema,
      image: sealedSchema,
      present: sealedSchema,
      migrationsFolder: z.string(),
    }),
  ]),
});
export type ImageWork = z.infer<typeof taskSchema>['work'];
/** `entries` so far, or how it ended. */
type Said =
  | { readonly kind: 'entries'; readonly entries: number }
  | { readonly kind: 'done'; readonly entries: number }
  | { readonly kind: 'refused'; readonly fault: ImageFault };

/** How it ended: done with so many entries; what is wrong with the image; or why the work could not be done, in words. */
export type ImageOutcome =
  | Exclude<Said, { readonly kind: 'entries' }>
  | { readonly kind: 'failed'; readonly reason: string };
export type RunningImageWork = { readonly outcome: Promise<ImageOutcome>; stop(): Promise<void> };

/** Starts it. `told` how many entries are done, where it counts them. */
export function startImageWork(
  work: ImageWork,
  told: (entries: number) => void = () => undefined,
): RunningImageWork {
  const data: z.infer<typeof taskSchema> = { task: 'pishkhan-image', work };
  const worker = new Worker(new URL(import.meta.url), { workerData: data, execArgv: [] });
  const outcome = new Promise<ImageOutcome>((resolve) => {
    const hear = neverThrows(
      (error) => resolve({ kind: 'failed', reason: String(error) }),
      (said: Said) => {
        if (said.kind === 'entries') told(said.entries);
        else resolve(said);
      },
    );
    worker.on('message', hear);
    worker.once('error', (error) => resolve({ kind: 'failed', reason: String(error) }));
    worker.once('exit', () => resolve({ kind: 'failed', reason: 'the thread ended' }));
  });
  return {
    outcome,
    async stop() {
      await worker.terminate();
    },
  };
}

function write({ office, image }: { office: SealedFile; image: SealedFile }): Said {
  const store = openStore(office.file, { key: office.key, readonly: true });
  try {
    const identity = readDeviceIdentity(store.orm);
    if (identity === null) throw new Error('the office is not set up');
    const known = peersReads(store.orm);
    let entries = 0;
    const { office: copied } = tablesOfPcs();
    writeImage(image, office, { copied, made: ['signed_heads'] }, (written) => {
      entries = signHeads(written, identity, known);
    });
    return { kind: 'done', entries };
  } finally {
    store.sqlite.close();
  }
}

async function run(work: ImageWork, say: (said: Said) => void): Promise<Said> {
  switch (work.kind) {
    case 'write':
      return write(work);
    case 'prove': {
      const image = openImage(work.image);
      try {
        return await proveImage(image, work.keys, (entries) => say({ kind: 'entries', entries }));
      } finally {
        image.sqlite.close();
      }
    }
    case 'make': {
      const { office: tables, own } = tablesOfPcs();
      const { store, image, present, migrationsFolder } = work;
      const migrations = readMigrations(migrationsFolder);
      makeStoreOfImage({ store, image, present, tables: [...tables, 'signed_heads'], own, migrations });
      return { kind: 'done', entries: 0 };
    }
  }
}

const task = isMainThread ? null : taskSchema.safeParse(workerData);
if (task?.success && parentPort !== null) {
  const port = parentPort;
  const say = (said: Said): void => port.postMessage(said);
  run(task.data.work, say).then(say, (error: unknown) => {
    if (error instanceof ImageFormError) say({ kind: 'refused', fault: 'form' });
    else if (task.data.work.kind !== 'write' && isUnreadable(error)) say({ kind: 'refused', fault: 'pages' });
    else throw error;
  });
}
