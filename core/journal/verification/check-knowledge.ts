// Holds `knowledge` against the journal (J4): who knew what follows from the placed entries alone, so a table that says otherwise
// is found.
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import { knowledgeAnew } from '#core/journal/log/knowledge-anew.ts';
import type { Sqlite } from '#db/open-store.ts';

/**
 * Compares each row, letting other work go first between pages of entries.
 * @returns the place of the first row that differs, `stream other from_seq`; `+n` where there are n rows of which the journal says
 *   nothing; `unreadable` where the file is damaged there; null where the table is right
 */
export async function wrongKnowledge(
  journal: JournalReads,
  sqlite: Sqlite,
  breathe: () => Promise<void> = () => new Promise((resolve) => void setImmediate(resolve)),
): Promise<string | null> {
  try {
    return await firstWrong(journal, sqlite, breathe);
  } catch (error) {
    if (storeProblemOf(error)?.code === 'STORE_DAMAGED') return 'unreadable';
    throw error;
  }
}

async function firstWrong(
  journal: JournalReads,
  sqlite: Sqlite,
  breathe: () => Promise<void>,
): Promise<string | null> {
  const rowAt = sqlite
    .prepare<[number, number, number], number>(
      'SELECT seq FROM knowledge WHERE stream = ? AND other = ? AND from_seq = ?',
    )
    .pluck();
  let rows = 0;
  for (const row of knowledgeAnew(journal)) {
    if (row === null) {
      await breathe();
      continue;
    }
    const { stream, other, fromSeq, seq } = row;
    if (rowAt.get(stream, other, fromSeq) !== seq) return `${stream} ${other} ${fromSeq}`;
    rows += 1;
  }
  const there = sqlite.prepare<[], number>('SELECT count(*) FROM knowledge').pluck().get() ?? 0;
  return there === rows ? null : `+${there - rows}`;
}
