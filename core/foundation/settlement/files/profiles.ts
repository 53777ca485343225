// How the reports of each PSP name their columns, and where in a table the header is.
// Invariant: a column that may say what became of a transaction is read or asked about, never left aside.

import type { AmountUnit, BuiltInPspProfile, PspField, PspMapping } from './contract.ts';
import { foldedHeader, headerWithoutToman, hintOf } from './header-words.ts';
import { fileLimits } from './limits.ts';
import type { Cell, Table } from './tables.ts';
import { builtInLabels, type PspWords, withWords } from './words.ts';

export type Profile = {
  readonly name: string;
  /** Headers by field, the usual one first. */
  readonly headers: Readonly<Partial<Record<PspField, readonly string[]>>>;
  readonly required: readonly PspField[];
  readonly words: PspWords;
  readonly terminalId: string | null;
  /** What a person said that the amounts count; null when nobody was asked. */
  readonly unit: AmountUnit | null;
  /** Several rows under one reference number are the shares of one payment. */
  readonly isSplit: boolean;
  /** Built in: what it leaves aside no person has looked at. */
  readonly isBuiltIn: boolean;
};

/** «بهپرداخت ملت» as exported, and the names that its older exports use for the same columns (domain §5). */
const behpardakht: Profile = {
  name: 'behpardakht',
  headers: {
    terminal: ['شناسه پایانه', 'شماره پایانه', 'کد پایانه', 'پایانه'],
    stan: ['شماره پیگیری', 'کد پیگیری'],
    rrn: ['شماره مرجع', 'شماره ارجاع'],
    card: ['شماره کارت'],
    type: ['نوع تراکنش'],
    amount: ['مبلغ تراکنش', 'مبلغ'],
    date: ['تاریخ تراکنش'],
    time: ['زمان درخواست تراکنش', 'ساعت تراکنش', 'زمان تراکنش'],
    status: ['وضعیت تراکنش', 'وضعیت'],
  },
  required: ['terminal', 'stan', 'type', 'amount', 'date', 'status'],
  words: builtInLabels,
  terminalId: null,
  unit: null,
  isSplit: false,
  isBuiltIn: true,
};

const splitSettlement: Profile = {
  name: 'split_settlement',
  headers: {
    terminal: ['Terminal', 'TerminalId', 'TerminalNo'],
    rrn: ['RetrivalRef', 'RetrievalRef', 'RetrivalRefNo', 'RetrievalRefNo'],
    stan: ['TrackingNo'],
    card: ['CardNo'],
    amount: ['Amount'],
    date: ['TransactionDate'],
    time: ['TransactionTime'],
    financialDate: ['FinancialDate'],
    iban: ['Iban'],
    serviceCode: ['ServiceCode'],
  },
  required: ['terminal', 'rrn', 'amount', 'date', 'serviceCode'],
  words: builtInLabels,
  terminalId: null,
  unit: null,
  isSplit: true,
  isBuiltIn: true,
};

export const builtInProfiles: Readonly<Record<BuiltInPspProfile, Profile>> = {
  behpardakht,
  split_settlement: splitSettlement,
};

/** A profile from what the office mapped by hand: every mapped column must be there. */
export function mappedProfile({ name, columns, terminalId, words, unit }: PspMapping): Profile {
  const mapped = Object.entries(columns) as [PspField, string][];
  return {
    name,
    headers: Object.fromEntries(mapped.map(([field, header]) => [field, [header]])),
    required: mapped.map(([field]) => field),
    words: withWords(words ?? {}),
    terminalId: terminalId ?? null,
    unit: unit ?? null,
    isSplit: columns.serviceCode !== undefined,
    isBuiltIn: false,
  };
}

export type LocatedHeader = {
  readonly profile: Profile;
  readonly columns: ReadonlyMap<PspField, { readonly index: number; readonly header: string }>;
  /** Index of the header's row, and the number of its cells. */
  readonly row: number;
  readonly width: number;
  readonly missing: readonly string[];
  /** What the profile has no column of, and a header that it leaves aside seems to name. */
  readonly unexplained: readonly PspField[];
  /** The header of the amounts itself says that they are toman (F3). */
  readonly saysToman: boolean;
};

/** Without them a refused or reversed payment reads like any other. */
const telling = ['type', 'status'] as const;

function readHeader(profile: Profile, table: Table, row: number): LocatedHeader {
  const cells = table[row] ?? [];
  const byKey = new Map<string, { index: number; header: string }>();
  cells.forEach(({ text }, index) => {
    const key = foldedHeader(text);
    if (key !== '' && !byKey.has(key)) byKey.set(key, { index, header: text });
  });
  const fields = Object.entries(profile.headers) as [PspField, readonly string[]][];
  const columns = new Map<PspField, { index: number; header: string }>();
  for (const [field, headers] of fields) {
    const column = headers
      .map((header) => byKey.get(foldedHeader(header)))
      .find((found) => found !== undefined);
    if (column) columns.set(field, column);
  }
  const inToman = profile.isBuiltIn && !columns.has('amount') ? amountInToman(profile, cells) : undefined;
  if (inToman) columns.set('amount', inToman);
  const claimed = new Set([...columns.values()].map(({ index }) => index));
  const aside = [...byKey.values()].filter(({ index }) => !claimed.has(index));
  const unexplained = telling.filter(
    (field) => !columns.has(field) && aside.some(({ header }) => hintOf(field, header) >= 0),
  );
  const lacking = new Set<PspField>([
    ...profile.required.filter((field) => !columns.has(field)),
    ...(profile.isBuiltIn ? unexplained : []),
  ]);
  return {
    profile,
    columns,
    row,
    width: cells.findLastIndex(({ text }) => text !== '') + 1,
    saysToman: inToman !== undefined,
    unexplained,
    missing: [...lacking].map((field) => profile.headers[field]?.[0] ?? usualHeaderOf(field)),
  };
}

/** The one column of amounts whose header says the toman; none where two say it. */
function amountInToman(
  { headers }: Profile,
  cells: readonly Cell[],
): { readonly index: number; readonly header: string } | undefined {
  const known = new Set((headers.amount ?? []).map(foldedHeader));
  const found = cells.flatMap(({ text }, index) =>
    known.has(headerWithoutToman(text) ?? '') ? [{ index, header: text }] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The row of the table that is best understood as the header of one of the profiles. */
export function locateHeader(profiles: readonly Profile[], table: Table): LocatedHeader | undefined {
  const found = profiles.flatMap((profile) =>
    table.slice(0, fileLimits.rowsToHeader).map((_, row) => readHeader(profile, table, row)),
  );
  const rank = ({ missing, columns }: LocatedHeader): number =>
    (missing.length === 0 ? 1_000 : 0) + columns.size;
  return found.reduce<LocatedHeader | undefined>(
    (best, header) => (best === undefined || rank(header) > rank(best) ? header : best),
    undefined,
  );
}

/**
 * Fields whose columns a mapping of the office's own leaves aside: they say what became of a transaction, or are those of a report that
 * is built in and are mapped otherwise (D21.244). No hand reads a report by fewer columns or others than it has.
 */
export function leftAside(header: LocatedHeader, table: Table): PspField[] {
  if (header.profile.isBuiltIn) return [];
  const known = locateHeader(Object.values(builtInProfiles), table);
  // Also where only what became of a transaction stands under a name of the PSP's own.
  const isKnown = known?.missing.length === known?.unexplained.length && known?.row === header.row;
  const otherwise = isKnown
    ? [...(known?.columns ?? [])].filter(([field, { index }]) => header.columns.get(field)?.index !== index)
    : [];
  return [...new Set([...header.unexplained, ...otherwise.map(([field]) => field)])];
}

/** How a PSP usually names the column of a field. */
export const usualHeaderOf = (field: PspField): string =>
  behpardakht.headers[field]?.[0] ?? splitSettlement.headers[field]?.[0] ?? field;
