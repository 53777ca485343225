// The report or statement as it came, for whoever wants to hold its rows beside it (D21).
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { z } from 'zod';
import { type AccessLogCommandReads, logRecordAccess } from '#core/access/access-log/commands.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { pspFileKept } from '../entries.ts';
import type { reportFileOutput } from './contract.ts';

/**
 * Shows an imported report or statement as it came; the look is journalled (D16).
 * @throws NOT_FOUND
 */
export function showKeptFile(
  tx: Transaction,
  reads: DayReads & AccessLogCommandReads,
  importId: string,
): z.infer<typeof reportFileOutput> {
  const isStatement = reads.dayClose.fileOfStatement(importId) !== null;
  const file = keptFile(reads, importId);
  logRecordAccess(tx, reads, isStatement ? 'bank_statement' : 'psp_report', importId);
  return file;
}

/**
 * The bytes of an imported report, held against the hash that the journal has of them.
 * @throws NOT_FOUND when none is kept here: from before reports were kept, purged, or at another PC
 */
export function keptFile(reads: DayReads, importId: string): z.infer<typeof reportFileOutput> {
  const found = reads.dayClose.fileOfImport(importId) ?? reads.dayClose.fileOfStatement(importId);
  if (found === null || found.bytes === null) throw refusal('NOT_FOUND', { what: 'report' });
  const kept = pspFileKept.private?.parse(parseJsonBytes(found.bytes));
  const bytes = inflateRawSync(Buffer.from(kept?.deflated ?? '', 'base64'), {
    maxOutputLength: fileLimits.bytes,
  });
  if (createHash('sha256').update(bytes).digest('hex') !== found.fileSha256)
    throw new Error(`the kept report of ${importId} is not the one that was imported`);
  return {
    fileName: found.fileName,
    fileSha256: found.fileSha256,
    bytesBase64: bytes.toString('base64'),
  };
}
