// What the history of settings tells of the limit of explanations, matching rules and the folder of reports (D20.2); the limit, rules
// and the columns of reports replace each other (D20.4).
import {
  explanationLimits,
  matchingRuleChanges,
  pspMappings,
  reportFolders,
} from '#db/schema/closing/day-close.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const explanationSettings = {
  limit: { of: explanationLimits, what: explanationLimits.amount },
  matching_rule: { of: matchingRuleChanges, what: matchingRuleChanges.rule },
  report_folder: { of: reportFolders, what: reportFolders.folder },
} as const;

export const dayCloseRegisters = {
  limit: { of: explanationLimits, by: [], value: explanationLimits.amount },
  matching_rule: {
    of: matchingRuleChanges,
    by: [matchingRuleChanges.rule],
    value: matchingRuleChanges.isOn,
  },
  mapping: { of: pspMappings, by: [pspMappings.headerKey], value: pspMappings.mapping },
} as const;
