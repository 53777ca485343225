// How each rule that stops a cheat of docs/cheats.md is taken out of the sources: a text that stands once in a file, and what stands there
// without the rule. `tests/architecture/known-cheats.test.ts` holds that each is still there.

export type RemovedRule = {
  /** The cheats that the rule stops. */
  readonly cheats: readonly string[];
  readonly rule: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The file that shows the rule, where docs/cheats.md has no row of it. */
  readonly test?: string;
};

export const removedRules: readonly RemovedRule[] = [
  {
    cheats: ['K1'],
    rule: 'D21.71',
    file: 'core/closing/day-close/ledger/commands.ts',
    from: "  if (state === 'awaited') throw refusal('DIFFERENCE_AWAITED', {});\n",
    to: '',
  },
  {
    cheats: ['K1'],
    rule: 'D21.70',
    file: 'core/foundation/settlement/ledger/open-difference.ts',
    from: '  if (open === 0 && !isApart) return null;',
    to: '  if (told.length === 0 || (open === 0 && !isApart)) return null;',
  },
  {
    cheats: ['K1'],
    rule: 'D19.70',
    file: 'core/closing/day-close/ledger/commands.ts',
    from: "  if (needsPaper && !isShown) throw refusal('PAPER_NEEDED', {});\n",
    to: '',
  },
  {
    cheats: ['K2'],
    rule: 'D1.25',
    file: 'core/counter/visits/filing-rules.ts',
    from: "  if (units === 0) return { code: 'NO_FILING_SERVICE_CHARGED', params: {} };\n  return filings < units ? null : { code: 'FILED_ALREADY', params: { units } };",
    to: '  return null;',
  },
  {
    cheats: ['K2'],
    rule: 'D1.28',
    file: 'core/closing/day-close/filings.ts',
    from: '      .filedWithoutFee(day)\n',
    to: '      .filedWithoutFee(day)\n      .slice(0, 0)\n',
  },
  {
    cheats: ['K2'],
    rule: 'D1.26',
    file: 'core/counter/visit-acts/record-filing.ts',
    from: '  if (taken !== undefined) {',
    to: "  if (taken !== undefined && tx.day === '') {",
  },
  {
    cheats: ['K2'],
    rule: 'D21.22',
    file: 'core/closing/day-close/filings.ts',
    from: '      .completedWithoutPos(day)\n',
    to: '      .completedWithoutPos(day)\n      .slice(0, 0)\n',
  },
  {
    cheats: ['K3', 'K4', 'K17'],
    rule: 'D20.65',
    file: 'core/access/controls/commands.ts',
    from: '  if (word === null) {\n    // Where a colleague can agree',
    to: "  if (word === null) {\n    if (tx.actor !== null) tx.append(controlLoosened, { ...loosened, secondBy: tx.actor }, { reason: '', title });\n    if (tx.actor !== null) return;\n    // Where a colleague can agree",
  },
  {
    cheats: ['K4'],
    rule: 'D9.65',
    file: 'core/access/departures/queries.ts',
    from: 'daysBetween(endedOn, today) >= endedSystemDays',
    to: 'daysBetween(endedOn, today) >= 0 * endedSystemDays',
  },
  {
    cheats: ['K1'],
    rule: 'D19.171',
    file: 'core/closing/day-close/ledger/paper.ts',
    from: "  if (kind !== 'slip' && kind !== 'reprint') return isOfLetter(number);",
    to: "  if (kind !== 'slip' || number !== '') return /\\d/.test(number);",
  },
  {
    cheats: ['K5'],
    rule: 'D1.12',
    file: 'core/closing/day-close/ledger/thing-queries.ts',
    from: '  if (!isOver && (filed.length >= toFile.units || !isPaid(read, visitId))) return fee;',
    to: '  if (!isOver) return fee;',
  },
  {
    cheats: ['K6'],
    rule: 'D19.71',
    file: 'core/closing/day-close/ledger/thing-queries.ts',
    from: "const isApart = account === 'money' && isOlderMoney(recorded, told);",
    to: "const isApart = account === 'money' && isOlderMoney(recorded, told) && recorded.length > 99;",
  },
  {
    cheats: ['K7'],
    rule: 'D21.73',
    file: 'core/foundation/settlement/ledger/open-difference.ts',
    from: "  if (age >= termOf[account]) return 'missing';",
    to: "  if (age >= termOf[account] && account !== 'refund') return 'missing';",
  },
  {
    cheats: ['K8'],
    rule: 'D1.78',
    file: 'core/counter/identity/commands.ts',
    from: "    if (before.isDoubt && actor.role !== 'manager') throw refusal('DOUBT_IS_MANAGERS', where);\n",
    to: '',
  },
  {
    cheats: ['K9'],
    rule: 'D16.66',
    file: 'core/access/access-log/commands.ts',
    from: '  logDailyViewsOf(tx, accessLog, personId);\n',
    to: '',
  },
  {
    cheats: ['K10'],
    rule: 'D11.66',
    file: 'core/oversight/shifts/plain-signs.ts',
    from: '[...hasty, ...twice].filter(',
    to: '[...hasty, ...twice.slice(0, 0)].filter(',
  },
  {
    cheats: ['K11'],
    rule: 'D17.65',
    file: 'core/assets/photos/rules.ts',
    from: '  return usedOn === null ? null :',
    to: "  return usedOn !== '' ? null :",
  },
  {
    cheats: ['K12'],
    rule: 'D13.67',
    file: 'core/assets/training/commands.ts',
    from: '  if (before + minutes > mostMinutesADay)',
    to: '  if (before + minutes > 100 * mostMinutesADay)',
  },
  {
    cheats: ['K12'],
    rule: 'D13.66',
    file: 'core/assets/training/commands.ts',
    from: "  if (attendees.every((personId) => personId === tx.actor)) throw refusal('SESSION_NEEDS_WITNESS', {});\n",
    to: '',
  },
  {
    cheats: ['K13'],
    rule: 'D13.65',
    file: 'core/counter/visits/serving-procedure.ts',
    from: 'counterProcedure.use(({ ctx: { desk, actor }, next }) => {',
    to: "counterProcedure.use(({ ctx: { desk, actor }, next }) => {\n  if (actor.id !== '') return next();",
  },
  {
    cheats: ['K14'],
    rule: 'D7.65',
    file: 'core/counter/complaints/commands.ts',
    from: "  return requireBeside(tx, reads, word, 'complaint');",
    to: "  return word === null ? null : requireBeside(tx, reads, word, 'complaint');",
  },
  {
    cheats: ['K15'],
    rule: 'D14.65',
    file: 'core/counter/queue/commands.ts',
    from: "  if (reason === undefined) throw refusal('QUEUE_JUMP', {});\n",
    to: '  if (reason === undefined) return;\n',
  },
  {
    cheats: ['K16'],
    rule: 'D14.7',
    file: 'core/counter/feedback/router.ts',
    from: "      if (session !== null) throw refusal('NOT_ALLOWED', {});\n",
    to: '',
  },
  {
    cheats: ['K18'],
    rule: 'D11.67',
    file: 'core/access/emergency/commands.ts',
    from: '  if (today.length >= emergenciesADay)',
    to: '  if (today.length >= 100 * emergenciesADay)',
  },
  {
    cheats: ['K19'],
    rule: 'D11.65',
    file: 'core/oversight/shifts/rules.ts',
    from: 'const isHasty = Date.parse(last.at) - Date.parse(first.at) <= alertLimits.hastyMs;',
    to: 'const isHasty = Date.parse(last.at) - Date.parse(first.at) <= -alertLimits.hastyMs;',
  },
  {
    cheats: ['K20'],
    rule: 'D16.65',
    file: 'core/access/staff/contract.ts',
    from: "export const officeRoleSchema = roleSchema.exclude(['inspector']);",
    to: "export const officeRoleSchema = roleSchema as unknown as z.ZodEnum<{ clerk: 'clerk'; manager: 'manager'; legal_expert: 'legal_expert'; it_expert: 'it_expert' }>;",
  },
  {
    cheats: [],
    rule: 'D21.171',
    file: 'core/closing/day-close/ledger/thing-queries.ts',
    from: '  if (read.closedWithout().get(asked) === undefined) return [];\n',
    to: "  if (read.closedWithout().get(asked) === undefined || day !== '') return [];\n",
    test: 'tests/integration/closing/day-close/closed-without-report.test.ts',
  },
  {
    cheats: [],
    rule: 'D21.173',
    file: 'core/closing/day-close/ledger/thing-queries.ts',
    from: '  if (ended !== undefined && served !== null)\n',
    to: "  if (ended !== undefined && served !== null && visitId === '')\n",
    test: 'tests/integration/closing/day-close/served-and-cancelled.test.ts',
  },
  {
    cheats: [],
    rule: 'D2.171',
    file: 'core/closing/day-close/figures/day-figures.ts',
    from: 'typedSlips: reads.dayClose.typedSlips(day),',
    to: 'typedSlips: reads.dayClose.typedSlips(day).slice(0, 0),',
    test: 'tests/integration/closing/day-close/terminal-sales.test.ts',
  },
  {
    cheats: [],
    rule: 'D21.174',
    file: 'core/closing/day-close/ledger/thing-queries.ts',
    from: '  if (batch === undefined) return [];\n',
    to: "  if (batch === undefined || day !== '') return [];\n",
    test: 'tests/integration/closing/day-close/batch-totals.test.ts',
  },
  {
    cheats: [],
    rule: 'D20.175',
    file: 'core/access/controls/queries.ts',
    from: "return first?.id === one.id && provinceWordOn({ what: 'control', id, device, epoch, seq }) !== null;",
    to: 'return [id, device, epoch, seq, one, provinceWordOn].includes(id) && first !== undefined;',
    test: 'tests/integration/access/controls/asked-of-province.test.ts',
  },
];
