// The whole check of an office: every page of its file, every chain and private part, the tables, and the heads that
// others hold. It reads one moment of the store over a connection of its own, beside whoever writes, and damage is what
// it finds, never what it dies of.
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '#core/access/request-context/desk.ts';
import { ifReadable } from '#core/foundation/problems/store-problem.ts';
import { deviceFile, storeFile } from '#core/journal/device/office-files.ts';
import { type Finding, verifyChains } from '#core/journal/verification/verify.ts';
import type { Witness } from '#core/journal/verification/verify-range.ts';
import { verifyTables } from '#core/journal/verification/verify-tables.ts';
import { startVerifyThread, type VerifyThread } from '#core/journal/verification/verify-thread.ts';
import { provinceMarksOver } from '#core/replication/sync/province-mark-queries.ts';
import type { Store } from '#db/open-store.ts';
import { checkPages, type PageCheck } from '#db/page-check.ts';
import { deviceName } from '#db/store-name.ts';
import { checkStructure } from '#db/structure-check.ts';
import { createReplayPath } from './replay-path.ts';

export type OfficeReport = {
  readonly entries: number;
  readonly streams: number;
  readonly pages: number;
  readonly findings: readonly Finding[];
};

export type VerifyProgress = (step: 'chain' | 'tables', done: number, total: number) => void;

/** A checkpoint may be writing a page while it is read: it is asked again after this long, ms. */
const checkpointMs = 200;

/** A second thread costs some tenths of a second before it does any work: an office of fewer bytes is checked sooner alone. */
const bytesToShare = 100_000_000;

/**
 * Verifies an office. Reads only; `progress` is told of every thousand entries. The second thread of a large one reads its
 * file and then walks chains, while this one rebuilds the tables and then walks chains too (J23).
 * @throws DISK_FULL
 */
export async function verifyOffice(
  desk: Desk,
  progress: VerifyProgress,
  { shareFrom = bytesToShare }: { readonly shareFrom?: number } = {},
): Promise<OfficeReport> {
  const file = storeFile(desk.dir);
  desk.path.lists?.bringUp();
  const thread = statSync(file).size >= shareFrom ? startVerifyThread(file, desk.dataKey) : null;
  try {
    const reader = desk.openReader();
    try {
      return await verifyOver(desk, reader, thread, progress);
    } finally {
      reader.sqlite.close();
    }
  } finally {
    await thread?.stop();
  }
}

async function verifyOver(
  desk: Desk,
  reader: Store,
  thread: VerifyThread | null,
  progress: VerifyProgress,
): Promise<OfficeReport> {
  reader.sqlite.exec('BEGIN');
  // The first read of a file fixes the moment of it that is looked at. What is known to be held elsewhere is read first: it is in the
  // office's file then (J52).
  const witnesses = witnessesOf(desk, reader);
  const total = ifReadable(() => createReplayPath(reader, desk.machine).journal.count()) ?? 0;
  const path = createReplayPath(reader, desk.machine);
  // One step is told at a time, the longer one first.
  let isRebuilt = false;
  const reportChain = (done: number) => isRebuilt && progress('chain', done, total);
  const ofPages = verifyPages(desk, thread);
  const ofStructure = thread?.structure() ?? null;
  // Without a second thread the pages go first: their check holds this one.
  const rebuilding = (thread === null ? ofPages : Promise.resolve())
    .then(() =>
      verifyTables(
        {
          store: reader,
          path,
          machine: desk.machine,
          migrations: desk.migrations,
          pathOver: (store) => createReplayPath(store, desk.machine),
        },
        (done) => progress('tables', done, total),
      ),
    )
    .finally(() => {
      isRebuilt = true;
    });
  const [{ pages, findings }, tables, chains, structure] = await Promise.all([
    ofPages,
    rebuilding,
    verifyChains(path.journal, witnesses, reportChain, { thread, before: rebuilding }),
    ofStructure,
  ]);
  const said = structure ?? ifReadable(() => checkStructure(reader.sqlite)) ?? ['unreadable'];
  const ofFile = said.map((detail): Finding => ({ kind: 'structure', detail }));
  return { ...chains, pages, findings: [...findings, ...ofFile, ...chains.findings, ...tables] };
}

/** Every page of both files against its own code, those that no query reads included. */
async function verifyPages(
  desk: Desk,
  thread: VerifyThread | null,
): Promise<{ readonly pages: number; readonly findings: readonly Finding[] }> {
  const { dir, dataKey } = desk;
  const ofOffice = await damagedTwice(
    async () => (await thread?.pages()) ?? checkPages(storeFile(dir), dataKey),
  );
  const ofDevice = await damagedTwice(async () => checkPages(deviceFile(dir), dataKey));
  return {
    pages: ofOffice.pages,
    findings: [
      ...ofOffice.damaged.map((page): Finding => ({ kind: 'page', page })),
      ...ofDevice.damaged.map(
        (page): Finding => ({ kind: 'structure', detail: `${deviceName} page ${page}` }),
      ),
    ],
  };
}

/** The pages of a file, and those that are damaged, also when they are looked at again. */
async function damagedTwice(check: () => Promise<PageCheck>): Promise<Pick<PageCheck, 'pages' | 'damaged'>> {
  const { pages, damaged } = await check();
  if (damaged.length === 0) return { pages, damaged };
  await pause(checkpointMs);
  const still = new Set((await check()).damaged);
  return { pages, damaged: damaged.filter((page) => still.has(page)) };
}

/**
 * Heads that someone else holds: what the province acknowledged, and what the witness outside the store named when it was
 * opened. Entries up to them cannot be missing unseen.
 */
function witnessesOf({ witnessed }: Desk, { orm }: Store): Witness[] {
  const named = witnessed.kind === 'rewound' && witnessed.named !== null ? [witnessed.named] : [];
  return [
    ...(ifReadable(() => provinceMarksOver(orm).marks()) ?? []).flatMap(
      ({ device, epoch, ackedSeq, ackedHash }) =>
        ackedSeq > 0 ? [{ device, epoch, seq: ackedSeq, hash: ackedHash }] : [],
    ),
    ...named.filter(
      ({ device, epoch, seq, hash }) => seq > 0 && !(device === '' || epoch === '' || hash === ''),
    ),
  ];
}

/** What can be said of a store that does not open any more: which of its pages are damaged. */
export function reportOfDamaged(dir: string, dataKey: Uint8Array, detail: string): OfficeReport {
  const { pages, damaged } = checkPages(storeFile(dir), dataKey);
  const found = damaged.map((page): Finding => ({ kind: 'page', page }));
  return { entries: 0, streams: 0, pages, findings: [...found, { kind: 'structure', detail }] };
}
