// Reads of the palette: every one walks an index from the beginning that was typed, and looks at a bounded number of
// rows, so that a keystroke costs the same on a store of any size.
import { and, asc, between, count, eq, gte, lt, sql } from 'drizzle-orm';
import { complaintCategorySchema } from '#core/counter/complaints/contract.ts';
import { clientNameOf } from '#core/counter/visits/head-form.ts';
import { lastIdentifier } from '#core/counter/visits/people-queries.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { payments } from '#db/schema/counter/payments.ts';
import {
  clients,
  clientWords,
  identifierCorrections,
  participants,
  visits,
} from '#db/schema/counter/visits.ts';
import {
  type FoundClient,
  type FoundComplaint,
  type FoundReceipt,
  type FoundTyped,
  foundAtMost,
} from './contract.ts';
import { isSearchable, type Meanings, type Whole, wordsAtMost } from './rules.ts';

export type PaletteReads = ReturnType<typeof paletteReads>;

/** Words of clients' names that one search looks at; a name that is more common takes one more letter. */
const lookedAt = 5_000;
/** A client has several words that begin alike, so more rows are read than clients are shown. */
const rowsOfClients = (foundAtMost + 1) * wordsAtMost;
/** Comes after every text that begins with what stands before it. */
const afterAll = '\u{10ffff}';

const from = sql.placeholder('from');
const to = sql.placeholder('to');
const atMost = foundAtMost + 1;

/** Statements that find clients. */
function clientStatements(orm: Orm) {
  const wordsFrom = () =>
    orm
      .select({ word: clientWords.word, hmac: clientWords.identifierHmac })
      .from(clientWords)
      .where(and(gte(clientWords.word, from), lt(clientWords.word, to)))
      .orderBy(asc(clientWords.word), asc(clientWords.identifierHmac))
      .limit(lookedAt)
      .as('found');
  const holdsWord = (name: string) => sql`instr(' ' || ${clients.nameFolded}, ${sql.placeholder(name)}) > 0`;
  return {
    wordCount: once(() => {
      const found = wordsFrom();
      return orm.select({ count: count() }).from(found).prepare();
    }),
    clientsByWord: once(() => {
      const found = wordsFrom();
      return (
        orm
          .select({ hmac: clients.identifierHmac })
          .from(found)
          // By an equality SQLite would take the unique index, and then read every client for the name.
          .innerJoin(clients, between(clients.identifierHmac, found.hmac, found.hmac))
          .where(and(...Array.from({ length: wordsAtMost - 1 }, (_, index) => holdsWord(`other${index}`))))
          .limit(rowsOfClients)
          .prepare()
      );
    }),
    client: once(() =>
      orm
        .select()
        .from(clients)
        .where(eq(clients.identifierHmac, sql.placeholder('hmac')))
        .prepare(),
    ),
    clientsByIdentifier: once(() =>
      orm
        .select()
        .from(clients)
        .where(eq(clients.identifier, sql.placeholder('whole')))
        .limit(atMost)
        .prepare(),
    ),
    clientsByMobile: once(() =>
      orm
        .select()
        .from(clients)
        .where(eq(clients.mobile, sql.placeholder('whole')))
        .limit(atMost)
        .prepare(),
    ),
    dayOfForm: once(() =>
      orm
        .select({ day: participants.day })
        .from(participants)
        .where(
          and(
            eq(participants.formId, sql.placeholder('form')),
            // It was found to be somebody else's (D1.125).
            sql`NOT EXISTS (SELECT 1 FROM ${identifierCorrections} k, json_each(k.former) former
              WHERE k.visit_id = ${participants.visitId} AND k.form_id = ${participants.formId}
                AND former.value = ${sql.placeholder('hmac')} AND ${lastIdentifier('k')})`,
          ),
        )
        .limit(1)
        .prepare(),
    ),
  };
}

const receiptColumns = {
  visitId: visits.id,
  number: visits.number,
  deskNumber: visits.deskNumber,
  day: visits.day,
  clientName: clientNameOf,
};

/** Statements that find receipts. */
function receiptStatements(orm: Orm) {
  return {
    receiptsByReference: once(() =>
      orm
        .select({ ...receiptColumns, rrn: payments.rrn, amount: payments.amount })
        .from(payments)
        .innerJoin(visits, eq(visits.id, payments.visitId))
        .where(and(gte(payments.rrn, from), lt(payments.rrn, to)))
        .orderBy(asc(payments.rrn))
        .limit(atMost)
        .prepare(),
    ),
    receiptsByNumber: once(() =>
      orm
        .select(receiptColumns)
        .from(visits)
        .where(and(eq(visits.day, sql.placeholder('day')), eq(visits.number, sql.placeholder('number'))))
        .orderBy(asc(visits.deskNumber))
        .limit(atMost)
        .prepare(),
    ),
    receiptsByTracking: once(() =>
      orm
        .select(receiptColumns)
        .from(visits)
        .where(and(gte(visits.trackingNumber, from), lt(visits.trackingNumber, to)))
        .orderBy(asc(visits.trackingNumber))
        .limit(atMost)
        .prepare(),
    ),
  };
}

const complaintColumns = {
  complaintId: complaints.id,
  number: complaints.number,
  deskNumber: complaints.deskNumber,
  trackingCode: complaints.trackingCode,
  kind: complaints.kind,
  category: complaints.category,
  day: complaints.day,
};
/**
 * Who a complaint is about, by whichever of their accounts, does not see it (D7.9); left out by the statement, so that it
 * does not count as one more either.
 */
const notAboutReader = sql`NOT EXISTS (SELECT 1 FROM ${persons} about JOIN ${persons} reader
  ON reader.national_code_hmac = about.national_code_hmac
  WHERE about.id = ${complaints.aboutId} AND reader.id = ${sql.placeholder('reader')})`;

/** Statements that find complaints. */
function complaintStatements(orm: Orm) {
  return {
    complaintsByCode: once(() =>
      orm
        .select(complaintColumns)
        .from(complaints)
        .where(and(gte(complaints.trackingCode, from), lt(complaints.trackingCode, to), notAboutReader))
        .orderBy(asc(complaints.trackingCode))
        .limit(atMost)
        .prepare(),
    ),
    complaintsByNumber: once(() =>
      orm
        .select(complaintColumns)
        .from(complaints)
        .where(
          and(
            eq(complaints.deskNumber, sql.placeholder('deskNumber')),
            eq(complaints.number, sql.placeholder('number')),
            notAboutReader,
          ),
        )
        .limit(atMost)
        .prepare(),
    ),
  };
}

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function paletteStatements(orm: Orm) {
  return { ...clientStatements(orm), ...receiptStatements(orm), ...complaintStatements(orm) };
}

type Client = typeof clients.$inferSelect;

/** The reads of this duty. */
export function paletteReads(orm: Orm) {
  const statements = paletteStatements(orm);

  function rarestOf(words: readonly string[]): string | undefined {
    if (words.length < 2) return words[0];
    const counted = words.map((word) => ({
      word,
      count: statements.wordCount().get(beginningWith(word))?.count ?? 0,
    }));
    return counted.toSorted((one, other) => one.count - other.count)[0]?.word;
  }

  /** Looks for the word that the fewest names have; the others narrow what it finds. */
  function clientsByName(words: readonly string[]): Client[] {
    const rarest = rarestOf(words.filter(isSearchable));
    if (rarest === undefined) return [];
    const others = words.filter((word) => word !== rarest);
    const narrowing = Array.from({ length: wordsAtMost - 1 }, (_, index) => {
      const other = others[index];
      return [`other${index}`, other === undefined ? '' : ` ${other}`] as const;
    });
    const hits = statements
      .clientsByWord()
      .all({ ...beginningWith(rarest), ...Object.fromEntries(narrowing) });
    return distinctBy(hits, ({ hmac }) => hmac)
      .slice(0, foundAtMost + 1)
      .flatMap(({ hmac }) => statements.client().get({ hmac }) ?? []);
  }

  function toFoundClient(client: Client): FoundClient[] {
    // Of the form by which they came last; of a visit's first one the id is the visit's.
    const formId = client.version.split('|')[1] ?? '';
    const newest = statements.dayOfForm().get({ form: formId, hmac: client.identifierHmac });
    if (newest === undefined) return [];
    return [
      {
        visitId: formId,
        clientType: client.clientType,
        name: client.name ?? '',
        identifierMasked: client.identifierMasked,
        mobileMasked: client.mobile === null ? '' : maskIdentifier(client.mobile),
        lastVisitDay: newest.day,
      },
    ];
  }

  return {
    /** The clients of a whole identifier or phone: asked by the command that journals it alone. */
    clientsOf({ identifier, mobile }: Whole): { clients: FoundClient[]; more: boolean } {
      const rows = distinctBy(
        [
          ...(identifier === null ? [] : statements.clientsByIdentifier().all({ whole: identifier })),
          ...(mobile === null ? [] : statements.clientsByMobile().all({ whole: mobile })),
        ],
        ({ identifierHmac }) => identifierHmac,
      );
      return {
        clients: rows.slice(0, foundAtMost).flatMap(toFoundClient),
        more: rows.length > foundAtMost,
      };
    },
    /** Whether digits are those of a receipt: whoever typed a reference number looked for no client. */
    isOfReceipt: (digits: string): boolean =>
      [statements.receiptsByReference(), statements.receiptsByTracking()].some(
        (read) => read.get(beginningWith(digits)) !== undefined,
      ),
    /** Everything that a typed text may mean to `reader`, but for whole identifiers and phones. `day` is today's business day, `deskNumber` this PC's. */
    find(meanings: Meanings, day: string, deskNumber: number, reader: string): FoundTyped {
      const { names, digits, number, numberOfDesk, codes } = meanings;
      const clientRows = distinctBy(names.flatMap(clientsByName), ({ identifierHmac }) => identifierHmac);
      const byOwnNumbers = [
        ...(number === null ? [] : statements.receiptsByNumber().all({ day, number })),
        ...(digits === null ? [] : statements.receiptsByTracking().all(beginningWith(digits))),
      ].map((row) => ({ ...row, payment: null }));
      const byReference = digits === null ? [] : statements.receiptsByReference().all(beginningWith(digits));
      const receiptRows = distinctBy(
        [
          ...byOwnNumbers,
          ...byReference.map(({ rrn, amount, ...row }) => ({ ...row, payment: { rrn, amount } })),
        ].map((row): FoundReceipt => ({ ...row, clientName: row.clientName ?? '' })),
        ({ visitId }) => visitId,
      );
      const numbers = [...(numberOfDesk === null ? [] : [numberOfDesk])];
      if (number !== null) numbers.push({ deskNumber, number });
      const complaintRows: FoundComplaint[] = distinctBy(
        [
          ...codes.flatMap((code) => statements.complaintsByCode().all({ ...beginningWith(code), reader })),
          ...numbers.flatMap((named) => statements.complaintsByNumber().all({ ...named, reader })),
        ].map((row) => ({ ...row, category: complaintCategorySchema.parse(row.category) })),
        ({ complaintId }) => complaintId,
      );
      return {
        clients: clientRows.slice(0, foundAtMost).flatMap(toFoundClient),
        receipts: receiptRows.slice(0, foundAtMost),
        complaints: complaintRows.slice(0, foundAtMost),
        more: [clientRows, receiptRows, complaintRows].some(({ length }) => length > foundAtMost),
      };
    },
  };
}

function beginningWith(text: string): { from: string; to: string } {
  return { from: text, to: `${text}${afterAll}` };
}

function distinctBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
