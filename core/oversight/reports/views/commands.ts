// Keeping a view of the report room, and dropping one (D20.145). A view shows nothing by itself: the report asks what it always asks.
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { reportViewDropped, reportViewKept } from '../entries.ts';
import type { dropViewInput, KeptView, keepViewInput } from './contract.ts';

type ViewReads = { readonly reports: { keptViews(): readonly KeptView[] } };

/** Keeps what is chosen under a name; what was kept under it before gives way. */
export function keepView(
  tx: Transaction,
  { reports }: ViewReads,
  { name, view }: z.infer<typeof keepViewInput>,
): void {
  for (const former of reports.keptViews())
    if (former.name === name) tx.append(reportViewDropped, { id: tx.newId(), viewId: former.id });
  tx.append(reportViewKept, { id: tx.newId(), view }, { name });
}

/** @throws NOT_FOUND when it is not kept any more */
export function dropView(
  tx: Transaction,
  { reports }: ViewReads,
  { id }: z.infer<typeof dropViewInput>,
): void {
  const known = reports.keptViews();
  if (!known.some((kept) => kept.id === id)) throw refusal('NOT_FOUND', { what: 'report_view' });
  tx.append(reportViewDropped, { id: tx.newId(), viewId: id });
}
