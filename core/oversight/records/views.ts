// What the journal screen shows, put together from the reads.

import type { AccessLogReads } from '#core/access/access-log/queries.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { DayCloseReads } from '#core/closing/day-close/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { entriesOfDays } from '#core/journal/verification/entries-of-days.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import {
  type AccessOfDay,
  type Chains,
  type RecordRow,
  type Records,
  type RecordsOfVisit,
  recordsAtOnce,
  type SearchedWord,
} from './contract.ts';
import { type RecordReads, typesOf } from './queries.ts';
import { codeOf, isShownTo, saysAll } from './rules.ts';

type Asked = Parameters<RecordReads['ofDay']>[0];

/** A page of a day's records. */
export function recordsOfDay(
  records: RecordReads,
  reader: Pick<Person, 'role'>,
  {
    group,
    type: wanted = null,
    words = [],
    ...asked
  }: Omit<Asked, 'types'> & {
    readonly group: Parameters<typeof typesOf>[1];
    readonly type?: string | null | undefined;
    readonly words?: readonly SearchedWord[] | undefined;
  },
): Records {
  const counts = records.counts(asked.day).filter(({ type }) => isShownTo(reader.role, type));
  const ofGroup = typesOf(counts, group);
  const isAsked = ({ personId, type }: (typeof counts)[number]): boolean =>
    ofGroup.includes(type) && (asked.personId === null || personId === asked.personId);
  const types = [...Map.groupBy(counts.filter(isAsked), ({ type }) => type).entries()].map(
    ([type, ofType]) => ({ type, count: ofType.reduce((sum, { count }) => sum + count, 0) }),
  );
  const listed = wanted === null ? ofGroup : ofGroup.filter((type) => type === wanted);
  const found = searched(records, { ...asked, types: listed }, words);
  const rows = found.slice(0, recordsAtOnce);
  const people = [...Map.groupBy(counts, ({ personId }) => personId).entries()].flatMap(
    ([personId, ofPerson]) => {
      const personName = personId === null ? null : records.nameOf(personId);
      if (personId === null || personName === null) return [];
      return [{ personId, personName, count: ofPerson.reduce((sum, { count }) => sum + count, 0) }];
    },
  );
  return {
    people: people.toSorted((one, other) => one.personName.localeCompare(other.personName, 'fa')),
    types: types.toSorted((one, other) => other.count - one.count || (one.type < other.type ? -1 : 1)),
    rows,
    before: found.length > recordsAtOnce ? (rows.at(-1)?.pos ?? null) : null,
  };
}

/** A page of records that say every word, and one more where there are more; no more than a day is read for it. */
function searched(records: RecordReads, asked: Asked, words: readonly SearchedWord[]): RecordRow[] {
  if (words.length === 0) return records.ofDay(asked);
  const found: RecordRow[] = [];
  let before: number | null = asked.before;
  do {
    const page = records.ofDay({ ...asked, before });
    found.push(...page.slice(0, recordsAtOnce).filter((row) => saysAll(row, words)));
    before = page.length > recordsAtOnce ? (page[recordsAtOnce - 1]?.pos ?? null) : null;
  } while (before !== null && found.length <= recordsAtOnce);
  return found.slice(0, recordsAtOnce + 1);
}

/** What the journal says of one visit (D19.6). @throws NOT_FOUND */
export function recordsOfVisit(records: RecordReads, visitId: string): RecordsOfVisit {
  const visit = records.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const { number, day, deskNumber } = visit;
  return { number, day, deskNumber, rows: records.ofVisit(visitId, day) };
}

type ChainDesk = Pick<Desk, 'path'> & {
  readonly reads: {
    readonly records: RecordReads;
    readonly dayClose: Pick<DayCloseReads, 'closingInForce'>;
    readonly sync: Pick<SyncStore, 'marksByChain'>;
  };
};

/** The chain of every PC, and what the day was signed with. */
export function chainsOf(
  { path: { journal }, reads: { records, dayClose, sync } }: ChainDesk,
  day: string,
): Chains {
  const desks = records.desks();
  const counts = records.counts(day);
  const markOf = sync.marksByChain();
  const chains = journal.streams().map(({ device, epoch }) => {
    const head = journal.head({ device, epoch });
    const desk = desks.get(device);
    return {
      device,
      epoch,
      deskNumber: desk?.deskNumber ?? null,
      deviceName: desk?.name ?? '',
      seq: head.seq,
      ackedSeq: markOf({ device, epoch }).ackedSeq,
      code: codeOf(head.hash),
      ofDay: counts.filter((one) => one.device === device).reduce((sum, { count }) => sum + count, 0),
    };
  });
  return {
    headCode: dayClose.closingInForce(day)?.headCode ?? null,
    chains: chains.toSorted((one, other) => (one.deskNumber ?? 0) - (other.deskNumber ?? 0)),
  };
}

/** Reads every chain again from its head back to a day, by hash. Writes nothing (D19.7). */
export function checkChain({ path: { journal } }: ChainDesk, day: string) {
  const found = entriesOfDays(journal, new Set([day]));
  return found.kind === 'sound'
    ? { entries: found.entries.length, brokenAt: null }
    : { entries: 0, brokenAt: found.at };
}

type NamedAccessReads = {
  readonly accessLog: Pick<AccessLogReads, 'ofDay'>;
  readonly records: Pick<RecordReads, 'accessSubject'>;
};

/** Who looked at what on a business day; `personId` null: everybody. */
export function accessOfDay(reads: NamedAccessReads, day: string, personId: string | null): AccessOfDay {
  const { people, rows } = reads.accessLog.ofDay(day, personId);
  return {
    people,
    rows: rows.map(({ target, ...row }) => ({ ...row, subject: reads.records.accessSubject(target) })),
  };
}
