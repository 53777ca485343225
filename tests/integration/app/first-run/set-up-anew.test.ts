// Another PC that sets the office up anew, earlier than everybody by its clock: name, code and kind stay as they are.
import { expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { openOffice } from '#tests/support/office.ts';

const device = '01992d10-0000-7000-8000-000000000001';
const stream = { device, epoch: 'ab'.repeat(16) };
const moment = { at: '2001-01-01T06:00:00.000Z', day: '2001-01-01', office: '1101', actor: null };

test.each([
  ['with another name', { code: '1101', name: 'دفتر دیگر', demo: false }],
  ['as a demonstration', { code: '1101', name: 'دفتر آزمون', demo: true }],
  ['as another office', { code: '2202', name: 'دفتر دیگر', demo: true }],
])('N39 %s: the office stays what it was', async (_how, facts) => {
  const { desk } = await openOffice();
  const before = { name: 'دفتر آزمون', code: '1101', demo: false };
  expect(desk.reads.office.office()).toMatchObject(before);
  const said = {
    ...facts,
    deskNumber: 1,
    deviceName: 'باجه',
    publicKey: 'A'.repeat(43),
    rootKey: 'B'.repeat(43),
  };
  const body = { id: '01992d10-0000-7000-8000-000000000009', ...said };
  const clock = { offsetMs: null, monotonicMs: 0, boot: device };
  const entry = { v: 1, ...stream, seq: 1, lc: 1, ...moment, type: 'office.set_up', tv: 1, body, clock };
  desk.path.ingest(stream, [{ bytes: canonicalBytes(entry) }]);
  expect(desk.store.orm.select().from(quarantine).all()).toEqual([]);
  expect(desk.reads.office.office()).toMatchObject(before);
});
