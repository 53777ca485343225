// D20.4 over all registers: whatever PCs set and whenever they meet, what was set apart from the value in force is named, the same at
// every PC, until somebody who knows it sets it once more.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendProved } from '#core/access/accounts/prove.ts';
import { servicePlaced } from '#core/access/postings/entries.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { requirementSet } from '#core/access/second-factor/entries.ts';
import { officeContactStated } from '#core/assets/settings/entries.ts';
import { explanationLimitSet, matchingRuleSet, pspColumnsMapped } from '#core/closing/day-close/entries.ts';
import { rhythmSet } from '#core/closing/premises/entries.ts';
import {
  boardHung,
  externalRateConfirmed,
  externalRateProposed,
  tariffConfirmed,
  tariffProposed,
} from '#core/counter/fees/entries.ts';
import { identityPointSet } from '#core/counter/identity/entries.ts';
import { terminalConnected } from '#core/counter/payments/entries.ts';
import { queueSwitched } from '#core/counter/queue/entries.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { officeNameCorrected } from '#core/journal/office/entries.ts';
import { type SettingRegister, settingRegisters } from '#core/oversight/settings-history/contract.ts';
import { weekSet } from '#core/oversight/shifts/entries.ts';
import { officeHoursSet } from '#core/oversight/supervision/entries.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import { openOffice, testTariff } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { idOf } from '#tests/support/two-pcs.ts';

const letter = { authority: 'اتحادیه', letterNumber: '1', letterDay: '2026-11-01' };
const hash = (value: number): string => String(value).repeat(64);

const somebody = '01992d10-0000-7000-8000-000000000009';
const word = { seen: hash(2), nobodyElse: false };

/** Sets a register to one of two values. */
const setters: Record<
  SettingRegister,
  (tx: Transaction, id: string, value: 0 | 1, manager: AccountKey) => void
> = {
  tariff(tx, id, value) {
    const tariff = { ...testTariff, title: `تعرفهٔ ${value}`, effectiveFrom: '2026-11-20' };
    const tariffId = tx.newId();
    tx.append(tariffProposed, { tariffId, tariff });
    tx.append(tariffConfirmed, { id, tariffId, ...word });
  },
  rate(tx, id, value) {
    const rate = { itemCode: 'typing', amount: value, ...letter, effectiveFrom: '2026-11-20' };
    tx.append(externalRateProposed, { rateId: id, ...rate });
    tx.append(externalRateConfirmed, { id: tx.newId(), rateId: id, ...word });
  },
  board: (tx, id, value) => tx.append(boardHung, { id, board: hash(value) }),
  service: (tx, id, value) =>
    tx.append(servicePlaced, { id, itemCode: 'petition', sectionId: value === 0 ? 'filing' : 'inbox' }),
  terminal_connection: (tx, id, value) =>
    tx.append(terminalConnected, {
      ...{ id, terminalId: '14999001' },
      connection: { driver: 'behpardakht', host: `10.0.0.${value + 1}`, port: 1024 },
    }),
  second_factor: (tx, id, value, manager) =>
    appendProved(tx, requirementSet, manager, { id, isRequired: value === 1 }),
  limit: (tx, id, value) => tx.append(explanationLimitSet, { id, amount: value }),
  mapping(tx, id, value) {
    const columns = { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' };
    tx.append(pspColumnsMapped, { id }, { headerKey: hash(1), mapping: { name: String(value), columns } });
  },
  matching_rule: (tx, id, value) =>
    tx.append(matchingRuleSet, { id, rule: 'stan', isOn: value === 1 }, { reason: '' }),
  identity_point: (tx, id, value) =>
    tx.append(identityPointSet, { id, point: 'helper', isLoose: value === 1 }),
  rhythm: (tx, id, value) =>
    tx.append(rhythmSet, { id, item: 'safety', every: value === 0 ? 'day' : 'week' }, { title: null }),
  queue: (tx, id, value) => tx.append(queueSwitched, { id, isOn: value === 1 }),
  hours: (tx, id, value) => tx.append(officeHoursSet, { id, opens: `0${value + 7}:00`, closes: '15:00' }),
  week(tx, id, value) {
    const hours = { starts: '08:00', ends: `1${value}:00` };
    const days = [hours, hours, hours, hours, hours, null, null];
    tx.append(weekSet, { id, personId: somebody, fromDay: '2026-11-21', days });
  },
  contact: (tx, id, value) =>
    tx.append(officeContactStated, { id }, { address: `خیابان ${value}`, phone: '021-1101' }),
  office_name: (tx, id, value) =>
    tx.append(
      officeNameCorrected,
      { id, formerName: 'دفتر آزمون', name: `دفتر ${value}` },
      { reason: 'پروانه' },
    ),
};

type Setting = { readonly id: string; readonly value: number; readonly known: ReadonlySet<string> };
type Act =
  | { readonly kind: 'set'; readonly pc: number; readonly value: 0 | 1 }
  | { readonly kind: 'meet'; readonly from: number; readonly to: number };

const pc = fc.nat(2);
const acts = fc.array(
  fc.oneof<fc.Arbitrary<Act>[]>(
    fc.record({ kind: fc.constant('set' as const), pc, value: fc.constantFrom(0 as const, 1 as const) }),
    fc.record({ kind: fc.constant('meet' as const), from: pc, to: pc }),
  ),
  { minLength: 2, maxLength: 12 },
);

/** The ids that are to be named: unknown to the last one, of another value, and known to no other of them. */
function rivals(settings: readonly Setting[], order: readonly string[]): string[] {
  const inOrder = settings.toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const last = inOrder.at(-1);
  if (last === undefined) return [];
  const unknown = inOrder.filter(
    ({ id, value }) => id !== last.id && !last.known.has(id) && value !== last.value,
  );
  return unknown.filter(({ id }) => !unknown.some(({ known }) => known.has(id))).map(({ id }) => id);
}

/** The table of each register. */
const tables: Record<SettingRegister, string> = {
  tariff: 'tariff_confirmations',
  rate: 'external_rates',
  board: 'board_hangings',
  service: 'service_placings',
  terminal_connection: 'terminal_connections',
  second_factor: 'second_factor_requirements',
  limit: 'explanation_limits',
  mapping: 'psp_mappings',
  matching_rule: 'matching_rule_changes',
  identity_point: 'identity_point_settings',
  rhythm: 'rhythm_settings',
  queue: 'queue_switches',
  hours: 'office_hours',
  week: 'shift_weeks',
  contact: 'office_contacts',
  office_name: 'office_name_corrections',
};

/** The ids of a register that a PC holds, in causal order. */
const orderOf = ({ store }: Desk, register: SettingRegister): string[] =>
  store.sqlite.prepare<[], string>(`SELECT id FROM ${tables[register]} ORDER BY lc, id`).pluck().all();

test('D20.4 what was set apart is named at every PC until somebody who knows it sets it once more', async () => {
  const office = await openOffice();
  const desks = [office.desk, joinOffice(office, 2).desk, joinOffice(office, 3).desk];
  const apart = (desk: Desk, register: SettingRegister) =>
    desk.reads.settingsHistory.concurrentChanges(idOf(desk)).filter((one) => one.register === register);
  const meetAll = () => {
    for (const from of desks) for (const to of desks) if (from !== to) carryEntries(from, to);
  };
  for (const desk of desks) hurry(desk);
  for (const register of settingRegisters) {
    const settings: Setting[] = [];
    const known = desks.map(() => new Set<string>());
    const set = (at: number, value: 0 | 1): void => {
      const desk = desks[at] ?? office.desk;
      const id = desk.path.execute(office.manager.id, (tx) => {
        const made = tx.newId();
        setters[register](tx, made, value, office.keyOf(office.manager.id));
        return made;
      });
      settings.push({ id, value, known: new Set(known[at]) });
      known[at]?.add(id);
    };
    fc.assert(
      fc.property(acts, (drawn) => {
        for (const act of drawn) {
          if (act.kind === 'set') set(act.pc, act.value);
          else if (act.from !== act.to) {
            const [from, to] = [desks[act.from] ?? office.desk, desks[act.to] ?? office.desk];
            carryEntries(from, to);
            // What waits for others is not known yet.
            const here = new Set(orderOf(to, register));
            for (const { id } of settings) if (here.has(id)) known[act.to]?.add(id);
          }
        }
        meetAll();
        for (const { id } of settings) for (const one of known) one.add(id);
        const named = rivals(settings, orderOf(office.desk, register)).toSorted();
        for (const desk of desks)
          expect(
            apart(desk, register)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(named);
        set(0, 0);
        expect(apart(office.desk, register)).toEqual([]);
        meetAll();
        for (const { id } of settings) for (const one of known) one.add(id);
      }),
      { numRuns: 2 },
    );
  }
});
