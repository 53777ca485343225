// A row of the register as it is listed, and into which list it belongs.
import { type ComplaintFilter, type ComplaintRow, complaintCategorySchema } from './contract.ts';
import { complaintStatus } from './rules.ts';

type RawRow = {
  readonly row: { readonly id: string; readonly category: string } & Pick<
    ComplaintRow,
    'number' | 'deskNumber' | 'trackingCode' | 'kind' | 'aboutManager' | 'at' | 'device' | 'day'
  >;
  readonly byName: string | null;
  readonly hasOutcome: number;
};

type DeadlinesNow = {
  readonly isClosed: (day: string) => boolean;
  readonly into: ReadonlyMap<string, string>;
  readonly dueOf: (complaintId: string, day: string) => string;
};

/** Whether a row belongs into a list, by what became of it beside its outcome. */
export function isListed({ state, overdue }: ComplaintRow, filter: ComplaintFilter): boolean {
  if (filter === 'overdue') return overdue;
  return state !== 'merged' || filter === 'all' || filter === 'closed';
}

/** A row of a list as it stands on a business day. */
export function toRow({ row, byName, hasOutcome }: RawRow, today: string, now: DeadlinesNow): ComplaintRow {
  const { id, number, deskNumber, trackingCode, kind, category, aboutManager, at, device, day } = row;
  const dueDay = now.dueOf(id, day);
  const isMerged = now.into.has(id);
  return {
    complaintId: id,
    number,
    deskNumber,
    trackingCode,
    kind,
    category: complaintCategorySchema.parse(category),
    aboutManager,
    at,
    device,
    day,
    byName,
    dueDay,
    ...complaintStatus(
      { kind, aboutManager, hasOutcome: hasOutcome === 1, isMerged, dueDay },
      today,
      now.isClosed,
    ),
  };
}
