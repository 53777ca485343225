// What is shown whole is journalled: every procedure is asked, in an office whose secrets are known, and whatever answers
// with an identifier, a phone or a kept file has to be a command that leaves a look behind. A new procedure is asked as
// soon as it has its sound input, which `openBusyOffice` demands.
import { expect, test } from 'vitest';
import { type BusyOffice, openBusyOffice } from './busy-office.ts';
import { byPath, call, procedures } from './procedures.ts';

/** The commands that show something whole. Whoever adds one here has read D16. */
const shown = [
  'complaints.revealContact',
  'dayClose.reportFile',
  'departures.letter',
  'postings.letter',
  'visits.findClient',
  'visits.revealIdentifier',
  'visits.takeUpClient',
];

/** They end the asking session, or the office. */
const ending = new Set(['office.wipeDemo', 'staff.signOut', 'staff.lock']);
/** Answers with what is in the file that came along, and with nothing that is kept here. */
const ofItsOwnFile = new Set(['office.readList']);

/** Everything of the office that must not be shown whole. */
function secretsOf({ office: { desk }, sound }: BusyOffice): string[] {
  const column = (sql: string) => desk.store.sqlite.prepare<[], string>(sql).pluck().all();
  return [
    ...column('SELECT identifier FROM clients'),
    ...column('SELECT mobile FROM clients'),
    ...column('SELECT contact_phone FROM complaints WHERE contact_phone IS NOT NULL'),
    ...column(
      "SELECT j.value FROM visits, json_each(details) j WHERE length(j.value) >= 10 AND j.value NOT GLOB '*[^0-9]*'",
    ),
    ...column('SELECT national_code FROM persons WHERE national_code IS NOT NULL'),
    '9990000018',
    '9990000026',
    '9990000034',
    ...sound.dayClose.importPsp.map(({ bytesBase64 }) => bytesBase64),
  ];
}

test('D16.5 no query answers anybody with one of them, whatever their role', async () => {
  const busy = await openBusyOffice();
  const { office, sound } = busy;
  const secrets = secretsOf(busy);
  const inputs = byPath<readonly unknown[]>(sound);
  const facts = { name: 'نرگس صالحی', nationalCode: '0013542419', role: 'inspector' } as const;
  for (const person of [office.clerk, office.manager, await office.addPerson(facts), null])
    for (const asked of procedures.filter(({ type }) => type === 'query'))
      for (const input of inputs.get(asked.path) ?? []) {
        const session = person === null ? null : office.desk.sessions.open(person.id).token;
        const answer = JSON.stringify(await call(office.desk, session, asked, input).catch(String)) ?? '';
        expect(
          secrets.filter((secret) => answer.includes(secret)),
          asked.path,
        ).toEqual([]);
      }
});

test('D16.5 whatever answers with an identifier, a phone or a kept file is a command and journals the look', async () => {
  const busy = await openBusyOffice();
  const { office, sound } = busy;
  const { desk, manager } = office;
  const secrets = secretsOf(busy);
  expect(secrets.length).toBeGreaterThan(8);
  const inputs = byPath<readonly unknown[]>(sound);
  const looks = () =>
    Number(
      desk.store.sqlite.prepare("SELECT count(*) FROM journal WHERE type GLOB '*.viewed'").pluck().get(),
    );
  const whole = new Set<string>();
  const unseen: string[] = [];
  for (const asked of procedures.toSorted(({ type }) => (type === 'query' ? -1 : 1))) {
    if (ending.has(asked.path) || ofItsOwnFile.has(asked.path)) continue;
    for (const input of inputs.get(asked.path) ?? []) {
      const session = desk.sessions.open(manager.id).token;
      const before = looks();
      const answer = await call(desk, session, asked, input).catch(String);
      if (!secrets.some((secret) => (JSON.stringify(answer) ?? '').includes(secret))) continue;
      whole.add(asked.path);
      if (asked.type === 'query' || looks() !== before + 1) unseen.push(asked.path);
    }
  }
  expect(unseen).toEqual([]);
  expect([...whole].toSorted()).toEqual(shown);
});
