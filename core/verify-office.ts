// The whole check of an office: every page of its file, every chain and private part, the tables, and the heads that
// others hold. It reads one moment of the store over a connection of its own, beside whoever writes, and damage is what
// it finds, never what it dies of.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Store } from '#db/open-store.ts';
import { checkPages } from '#db/page-check.ts';
import { createAppliers } from './assemble.ts';
import type { Desk } from './desk/desk.ts';
import type { JournalStore } from './journal/journal-store.ts';
import { storeFile } from './journal/office-files.ts';
import { type Finding, verifyChains, verifyTables } from './journal/verify.ts';
import type { Witness } from './journal/verify-range.ts';
import { startVerifyThread } from './journal/verify-thread.ts';
import { createWritePath, type WritePath } from './journal/write-path.ts';
import { storeProblemOf } from './leaves/problems/store-problem.ts';

export type OfficeReport = {
  readonly entries: number;
  readonly streams: number;
  readonly pages: number;
  readonly findings: readonly Finding[];
};

export type VerifyProgress = (step: 'chain' | 'tables', done: number, total: number) => void;

/** A checkpoint may be writing a page while it is read: it is asked again after this long, ms. */
const checkpointMs = 200;

/** Verifies an office. Reads only; `progress` is told of every thousand entries. @throws DISK_FULL */
export async function verifyOffice(desk: Desk, progress: VerifyProgress): Promise<OfficeReport> {
  const pages = await verifyPages(desk);
  const reader = desk.openReader();
  try {
    reader.sqlite.exec('BEGIN');
    // The first read fixes the moment that is looked at.
    const total = readable(() => pathOver(desk, reader).journal.count()) ?? 0;
    const path = pathOver(desk, reader);
    // One step is told at a time, the longer one first.
    let isRebuilt = false;
    const tellChain = (done: number) => isRebuilt && progress('chain', done, total);
    const rebuilding = verifyTables(
      {
        store: reader,
        path,
        machine: desk.machine,
        migrations: desk.migrations,
        pathOver: (store) => pathOver(desk, store),
      },
      (done) => progress('tables', done, total),
    ).finally(() => {
      isRebuilt = true;
    });
    // The second thread has walked the chains, as a rule, before this one has rebuilt the tables.
    const [tables, chains] = await Promise.all([
      rebuilding,
      verifyChains(path.journal, witnessesOf(desk, path.journal), tellChain, {
        startThread: () => startVerifyThread(storeFile(desk.dir), desk.dataKey),
        before: rebuilding,
      }),
    ]);
    const findings = [...pages.findings, ...verifyStructure(reader), ...chains.findings, ...tables];
    return { ...chains, pages: pages.pages, findings };
  } finally {
    reader.sqlite.close();
  }
}

function pathOver(desk: Desk, store: Store): WritePath {
  return createWritePath({
    store,
    machine: desk.machine,
    appliers: createAppliers(store),
    identity: () => null,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
}

/** Every page against its own code, those that no query reads included. */
async function verifyPages(desk: Desk): Promise<{ pages: number; findings: Finding[] }> {
  const check = () => checkPages(storeFile(desk.dir), desk.dataKey);
  const { pages, damaged } = check();
  if (damaged.length === 0) return { pages, findings: [] };
  await pause(checkpointMs);
  const still = new Set(check().damaged);
  return {
    pages,
    findings: damaged.filter((page) => still.has(page)).map((page) => ({ kind: 'page', page })),
  };
}

const checkRow = z.object({ integrity_check: z.string() });

/** What SQLite says of the structure: indexes that miss rows, pages that belong to nothing. */
function verifyStructure({ sqlite }: Store): Finding[] {
  const said = readable(() => z.array(checkRow).parse(sqlite.pragma('integrity_check(20)')));
  return (said ?? [{ integrity_check: 'unreadable' }]).flatMap(({ integrity_check: detail }) =>
    detail === 'ok' ? [] : [{ kind: 'structure', detail: detail.slice(0, 300) }],
  );
}

function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (storeProblemOf(error)?.code === 'STORE_DAMAGED') return null;
    throw error;
  }
}

/**
 * Heads that someone else holds: what the province acknowledged, and what the witness outside the store named when it was
 * opened. Entries up to them cannot be missing unseen.
 */
function witnessesOf({ witnessed }: Desk, journal: JournalStore): Witness[] {
  const named = witnessed.kind === 'rewound' && witnessed.named !== null ? [witnessed.named] : [];
  const streams = readable(() => journal.streams()) ?? [];
  return [
    ...streams.flatMap(({ device, epoch, ackedSeq, ackedHash }) =>
      ackedSeq > 0 && ackedHash !== null ? [{ device, epoch, seq: ackedSeq, hash: ackedHash }] : [],
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
