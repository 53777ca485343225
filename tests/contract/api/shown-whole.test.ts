// What is shown whole is journalled: every procedure is asked, in an office whose secrets are known, and whatever answers
// with an identifier, a phone or a kept file has to be a command that leaves a look behind. A new procedure is asked as
// soon as it has its sound input, which the type check demands.
import { expect, test } from 'vitest';
import { openBusyOffice } from './busy-office.ts';
import { byPath, call, procedures } from './procedures.ts';

/** The commands that show something whole. Whoever adds one here has read D16. */
const shown = [
  'complaints.revealContact',
  'dayClose.reportFile',
  'visits.findClient',
  'visits.revealIdentifier',
  'visits.takeUpClient',
];

/** They end the asking session, or the office. */
const ending = new Set(['office.wipeDemo', 'staff.signOut', 'staff.lock']);

test('D16.5 whatever answers with an identifier, a phone or a kept file is a command and journals the look', async () => {
  const { office, sound } = await openBusyOffice();
  const { desk, manager } = office;
  const column = (sql: string) => desk.store.sqlite.prepare<[], string>(sql).pluck().all();
  const secrets = [
    ...column('SELECT identifier FROM clients'),
    ...column('SELECT mobile FROM clients'),
    ...column('SELECT contact_phone FROM complaints WHERE contact_phone IS NOT NULL'),
    ...column(
      "SELECT j.value FROM visits, json_each(details) j WHERE length(j.value) >= 10 AND j.value NOT GLOB '*[^0-9]*'",
    ),
    '9990000018',
    '9990000026',
    '9990000034',
    ...sound.dayClose.importPsp.map(({ bytesBase64 }) => bytesBase64),
  ];
  expect(secrets.length).toBeGreaterThan(8);
  const inputs = byPath<readonly unknown[]>(sound);
  const looks = () =>
    Number(
      desk.store.sqlite.prepare("SELECT count(*) FROM journal WHERE type GLOB '*.viewed'").pluck().get(),
    );
  const whole = new Set<string>();
  const unseen: string[] = [];
  for (const asked of procedures.toSorted(({ type }) => (type === 'query' ? -1 : 1))) {
    if (ending.has(asked.path)) continue;
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
