// A PC that hides what it knew: its entries name no head of another PC. What it did counts as done apart, and is named for it (J38).
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { recordActivation } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { namedKept } from '#tests/support/account-keys.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { refusedVisit, verifiedFor } from '#tests/support/identity-acts.ts';
import { type Lane, laneOf } from '#tests/support/merged-desk.ts';
import { morning, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';

/** The same entries as a PC would write them that says it has heard of nobody. */
const hiding = ({ stream, entries }: Lane): Lane => ({
  stream,
  entries: entries.map((entry, index) => {
    const line = readEntry(entry.bytes);
    if (typeof line === 'string') throw new Error(line);
    const { seen: _hidden, ...rest } = line.envelope;
    return { ...entry, bytes: canonicalBytes({ ...rest, lc: index + 1 }) };
  }),
});

test('D1.24 D9.1 D9.2 J38 what answers a fact that its entry does not name as known answers nothing, and is named', async () => {
  const office = await officeAtWork();
  const { desk, clerk, manager } = office;
  const facts = { name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' } as const;
  const { id: personId } = await office.addPerson(facts);
  const visitId = await refusedVisit(office.as(clerk), everyClient.iranian_adult);
  desk.path.execute(manager.id, (tx) =>
    cutOffPerson(tx, desk.reads, { personId, reasonCode: 'left', leftAt: morning }),
  );
  const other = joinOffice(office, 2);
  const { path, reads } = other.desk;
  path.execute(manager.id, (tx) =>
    recordActivation(tx, reads, personId, namedKept('code'), office.keyOf(manager.id)),
  );
  path.execute(personId, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
  const there = other.seat(clerk);
  await there.identity.resume({ visitId, arrived: 'اصل کارت ملی هوشمند را آورد' });
  await verifiedFor(there, everyClient.iranian_adult, { visitId });

  const statusAt = ({ reads: seen }: Desk) => ({
    person: seen.staff.person(personId)?.state === 'cut_off',
    visit: seen.visitState.row(visitId)?.state,
    named: clashesOf(seen, today, new Set()).map(({ kind }) => kind),
  });
  expect(statusAt(other.desk)).toEqual({ person: false, visit: 'verified', named: [] });
  const { stream, entries } = hiding(laneOf(other.desk));
  desk.path.ingest(stream, entries);
  expect(desk.path.pending()).toEqual([]);
  expect(statusAt(desk)).toEqual({
    person: true,
    visit: 'refused',
    named: ['worked_after_cut_off', 'identity_decided_concurrently'],
  });
});
