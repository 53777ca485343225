// Each control, set looser by an entry that a PC writes past every procedure: nothing of it counts there or at another PC, and the history
// of settings names who wrote it.
import { describe, expect, it } from 'vitest';
import { appendProved } from '#core/access/accounts/prove.ts';
import { type Control, controls } from '#core/access/controls/contract.ts';
import { controlLoosened } from '#core/access/controls/entries.ts';
import { systemEnded } from '#core/access/departures/entries.ts';
import { servicePlaced } from '#core/access/postings/entries.ts';
import { requirementSet } from '#core/access/second-factor/entries.ts';
import { topicAdded, topicEnded } from '#core/assets/training/entries.ts';
import { explanationLimitSet, matchingRuleSet } from '#core/closing/day-close/entries.ts';
import { rhythmSet } from '#core/closing/premises/entries.ts';
import { identityPointSet } from '#core/counter/identity/entries.ts';
import { terminalConnected } from '#core/counter/payments/entries.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { officeHoursSet } from '#core/oversight/supervision/entries.ts';
import { openDay, openOffice, type TestOffice, testTerminals } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { meet } from '#tests/support/two-pcs.ts';

type Desk = TestOffice['desk'];
type Forged = {
  readonly about: string | null;
  readonly after: string;
  readonly write: (tx: Transaction, id: string, office: TestOffice) => void;
  /** Whether what was written counts. */
  readonly counts: (desk: Desk, office: TestOffice) => Promise<boolean> | boolean;
};
const topicId = '0199d9ab-0000-7000-8000-000000000000';
const connection = { driver: 'behpardakht', host: '192.168.1.66', port: 1024 } as const;
const forged: Readonly<Record<Control, Forged>> = {
  limit: {
    ...{ about: null, after: '900000000' },
    write: (tx, id) => tx.append(explanationLimitSet, { id, amount: 900_000_000 }),
    counts: ({ reads }) => reads.dayClose.explanationLimit()?.amount === 900_000_000,
  },
  hours: {
    ...{ about: null, after: '00:00–23:59' },
    write: (tx, id) => tx.append(officeHoursSet, { id, opens: '00:00', closes: '23:59' }),
    counts: ({ reads }) => reads.supervision.hoursInForce().closes === '23:59',
  },
  rhythm: {
    ...{ about: 'sign_127', after: 'month' },
    write: (tx, id) => tx.append(rhythmSet, { id, item: 'sign_127', every: 'month' }, { title: null }),
    counts: async (_, { as, manager }) =>
      (await as(manager).premises.schedule()).items.find(({ item }) => item === 'sign_127')?.every ===
      'month',
  },
  outside_system: {
    ...{ about: 'sana', after: 'ended' },
    write: (tx, id) => tx.append(systemEnded, { id, systemId: 'sana' }),
    counts: ({ reads }) => !reads.departures.systems().some(({ systemId }) => systemId === 'sana'),
  },
  training_topic: {
    ...{ about: topicId, after: 'ended' },
    write(tx, id) {
      tx.append(topicAdded, { topicId, roles: ['clerk'], validForDays: 365 }, { title: 'احراز هویت' });
      tx.append(topicEnded, { id, topicId });
    },
    counts: ({ reads }) => !reads.training.topics().some((topic) => topic.id === topicId),
  },
  second_factor: {
    ...{ about: null, after: 'off' },
    write: (tx, id, { keyOf, manager }) =>
      appendProved(tx, requirementSet, keyOf(manager.id), { id, isRequired: false }),
    counts: ({ reads }) => !reads.secondFactor.isRequired(),
  },
  terminal_connection: {
    ...{ about: testTerminals[0], after: 'behpardakht 192.168.1.66:1024' },
    write: (tx, id) => tx.append(terminalConnected, { id, terminalId: testTerminals[0], connection }),
    counts: ({ reads }) => reads.payments.connectionOf(testTerminals[0]) !== null,
  },
  matching_rule: {
    ...{ about: 'stan', after: 'rule_on' },
    write: (tx, id) => tx.append(matchingRuleSet, { id, rule: 'stan', isOn: true }, { reason: '' }),
    counts: ({ reads }) => reads.dayClose.matchingRule('stan') !== null,
  },
  identity_point: {
    ...{ about: 'passport', after: 'loose' },
    write: (tx, id) => tx.append(identityPointSet, { id, point: 'passport', isLoose: true }),
    counts: ({ reads }) => reads.identity.isLoose('passport'),
  },
  service_section: {
    ...{ about: 'petition', after: 'sana' },
    write: (tx, id) => tx.append(servicePlaced, { id, itemCode: 'petition', sectionId: 'sana' }),
    counts: ({ reads }) => reads.postings.sectionOf('petition') === 'sana',
  },
};

/** The setting, and beside it words of the clerk, who is not independent of the manager, where `isSaid`. */
function forge(desk: Desk, office: TestOffice, control: Control, isSaid: boolean): void {
  const { manager, clerk } = office;
  const { about, after, write } = forged[control];
  desk.path.execute(manager.id, (tx) => {
    const settingId = tx.newId();
    if (isSaid)
      tx.append(
        controlLoosened,
        { id: tx.newId(), control, about, before: 'none', after, settingId, secondBy: clerk.id },
        { reason: 'ساعت کار رمضان', title: null },
      );
    write(tx, settingId, office);
  });
}

describe('D20.241 a control that a PC sets looser by itself', () => {
  it.each(controls.flatMap((control) => [[control, false] as const, [control, true] as const]))(
    'D20.241 %s counts nowhere; with words of somebody not independent: %s',
    async (control, isSaid) => {
      const office = await openOffice();
      await openDay(office);
      const other = joinOffice(office, 2);
      // Tighter needs nobody: what is off is no control yet.
      if (control === 'second_factor')
        office.desk.path.execute(office.manager.id, (tx) =>
          appendProved(tx, requirementSet, office.keyOf(office.manager.id), {
            id: tx.newId(),
            isRequired: true,
          }),
        );
      meet(office, other);
      forge(other.desk, office, control, isSaid);
      meet(office, other);
      for (const desk of [office.desk, other.desk])
        expect(await forged[control].counts(desk, office)).toBe(false);
    },
  );

  it('D20.241 a colleague who is independent makes it count at every PC, and nobody else has to agree again', async () => {
    const office = await openOffice({ at: '2026-08-17T04:30:00.000Z' });
    office.clock.set('2026-11-25T04:30:00.000Z');
    const other = joinOffice(office, 2);
    const { id: personId, password } = office.clerk;
    await showCode(office, 'payments.connectTerminal');
    await office.as(office.manager).payments.connectTerminal({
      ...{ terminalId: testTerminals[0], connection },
      beside: { personId, password, words: 'نشانی را روی دستگاه خواندم' },
    });
    meet(office, other);
    expect(other.desk.reads.payments.connectionOf(testTerminals[0])).toEqual(connection);
  });
});
