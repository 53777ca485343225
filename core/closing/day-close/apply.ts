// Writes the tables of the day close, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  batchTotals,
  dayCloseItems,
  differenceSettlements,
  explanationLimits,
  explanations,
  manualMatches,
  matchingRuleChanges,
  matchWithdrawals,
  pspFiles,
  pspImports,
  pspMappings,
  pspRows,
  reportFolders,
  zeroDeclarations,
} from '#db/schema/closing/day-close.ts';
import { dayClosings } from '#db/schema/journal/business-day.ts';
import {
  batchTold,
  dayClosed,
  dayReopened,
  differenceSettled,
  exceptionExplained,
  explanationLimitSet,
  matchedByHand,
  matchingRuleSet,
  matchWithdrawn,
  pspColumnsMapped,
  pspFileKept,
  pspImported,
  reportFolderChosen,
  zeroDeclared,
} from './entries.ts';

/** The appliers of this duty over a store. */
export const dayCloseAppliers = (store: Store): readonly EntryApplier[] => [
  ...settingAppliers(store),
  ...dayAppliers(store),
];

/** Of what the office has set for its closes. */
function settingAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertMapping = preparedInsert(orm, pspMappings);
  const insertRule = preparedInsert(orm, matchingRuleChanges);
  const insertFolder = preparedInsert(orm, reportFolders);
  const insertLimit = preparedInsert(orm, explanationLimits);
  return [
    applier(pspColumnsMapped, (entry) => {
      // A mapping whose private part is kept by another PC cannot be used here.
      if (entry.private !== undefined)
        insertMapping({ ...entry.body, ...entry.private, ...knowingFactOf(entry) });
    }),
    applier(reportFolderChosen, (entry) =>
      insertFolder({ ...entry.body, folder: entry.private?.folder ?? null, ...factOf(entry) }),
    ),
    applier(matchingRuleSet, (entry) =>
      insertRule({ ...entry.body, reason: entry.private?.reason ?? null, ...knowingFactOf(entry) }),
    ),
    applier(explanationLimitSet, (entry) => insertLimit({ ...entry.body, ...knowingFactOf(entry) })),
  ];
}

/** Of reports, matches, words and closings of days. */
function dayAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertImport = preparedInsert(orm, pspImports);
  const insertFile = preparedInsert(orm, pspFiles);
  const insertRow = preparedInsert(orm, pspRows);
  const insertBatch = preparedInsert(orm, batchTotals);
  const insertZero = preparedInsert(orm, zeroDeclarations);
  const insertMatch = preparedInsert(orm, manualMatches);
  const insertWithdrawal = preparedInsert(orm, matchWithdrawals);
  const insertExplanation = preparedInsert(orm, explanations);
  const insertSettlement = preparedInsert(orm, differenceSettlements);
  const insertClosing = preparedInsert(orm, dayClosings);
  const insertItem = preparedInsert(orm, dayCloseItems);
  return [
    applier(pspImported, (entry) => {
      const { importId, forDay, profile, fileSha256, rowCount, total, remarks, lacking } = entry.body;
      const part = entry.body.part ?? { file: importId, number: 1, of: 1 };
      const fileName = entry.private?.fileName ?? '';
      insertImport({
        id: importId,
        forDay,
        profile,
        fileSha256,
        rowCount,
        total,
        remarks,
        lacking,
        fileName,
        ...{ fileId: part.file, part: part.number, parts: part.of },
        ...factOf(entry),
      });
      for (const row of entry.private?.rows ?? []) insertRow({ importId, ...row });
    }),
    applier(pspFileKept, (entry) =>
      insertFile({ ...entry.body, epoch: entry.epoch, seq: entry.seq, ...factOf(entry) }),
    ),
    applier(batchTold, (entry) => insertBatch({ ...entry.body, ...factOf(entry) })),
    applier(zeroDeclared, (entry) => insertZero({ ...entry.body, ...factOf(entry) })),
    applier(matchedByHand, (entry) => {
      const { rule = null, ...match } = entry.body;
      insertMatch({ ...match, rule, ...factOf(entry) });
    }),
    applier(matchWithdrawn, (entry) =>
      insertWithdrawal({ ...entry.body, note: entry.private?.note ?? null, ...factOf(entry) }),
    ),
    applier(exceptionExplained, (entry) =>
      insertExplanation({
        ...entry.body,
        note: entry.private?.note ?? null,
        ...factOf(entry),
      }),
    ),
    applier(differenceSettled, (entry) => {
      const { forDay: _, alone, ...settled } = entry.body;
      const { words = null, paperNumber = null, secondWord = null } = entry.private ?? {};
      insertSettlement({
        ...settled,
        ...{ words, paperNumber, secondWord },
        paper: settled.paper ?? null,
        secondBy: settled.secondBy ?? null,
        isAlone: alone === true,
        ...knowingFactOf(entry),
      });
    }),
    applier(dayClosed, (entry) => {
      const { id, forDay, headCode, summary, manifest, items } = entry.body;
      insertClosing({
        id,
        forDay,
        kind: 'closed',
        reason: entry.private?.reason ?? null,
        headCode,
        summary: JSON.stringify(summary),
        manifest,
        sheet: entry.private?.sheet ?? null,
        ...knowingFactOf(entry),
      });
      for (const item of items) {
        const { id: itemId, day: itemDay, status, lentTo = null } = item;
        insertItem({ closingId: id, itemId, itemDay, status, lentTo });
      }
    }),
    applier(dayReopened, (entry) => {
      insertClosing({
        ...entry.body,
        kind: 'reopened',
        reason: entry.private?.reason ?? null,
        ...knowingFactOf(entry),
      });
    }),
  ];
}
