// The words of broken rules, of who reads a report, and of where it has got.
import type { BrokenRule, ReportRoute, Whereabouts } from '#core/oversight/violations/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const ruleWords: Readonly<Record<BrokenRule, MessageId>> = {
  D1: 'violations.rule.D1',
  D2: 'violations.rule.D2',
  D3: 'violations.rule.D3',
  D4: 'violations.rule.D4',
  D5: 'violations.rule.D5',
  D6: 'violations.rule.D6',
  D7: 'violations.rule.D7',
  D8: 'violations.rule.D8',
  D9: 'violations.rule.D9',
  D10: 'violations.rule.D10',
  D11: 'violations.rule.D11',
  D14: 'violations.rule.D14',
  D15: 'violations.rule.D15',
  D16: 'violations.rule.D16',
  D18: 'violations.rule.D18',
  D19: 'violations.rule.D19',
};

export const routeWords: Readonly<Record<ReportRoute, MessageId>> = {
  office: 'violations.route.office',
  office_and_province: 'violations.route.officeAndProvince',
  province_only: 'violations.route.provinceOnly',
};

export const whereaboutsWords: Readonly<Record<Whereabouts, MessageId>> = {
  here: 'violations.where.here',
  received: 'violations.where.received',
  read: 'violations.where.read',
  under_review: 'violations.where.underReview',
  closed: 'violations.where.closed',
};

/** As it stands on the report and on its slip: R for the office's register, S for those that only the province reads. */
export const numberOf = (report: { deskNumber: number; number: number }, provinceOnly: boolean): string =>
  `${provinceOnly ? 'S' : 'R'}${report.deskNumber}-${report.number}`;
