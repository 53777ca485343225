// What counts as the one way to write an entry: to the byte, on both sides.
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';

const envelope = {
  v: 1,
  device: '01992d10-0000-7000-8000-000000000001',
  epoch: 'ab'.repeat(16),
  seq: 1,
  lc: 1,
  at: '2026-11-25T06:00:00.000Z',
  day: '2026-11-25',
  office: '1101',
  actor: null,
  type: 'visit.opened',
  tv: 1,
  body: { visit: 'سلام' },
  clock: { offsetMs: null, monotonicMs: 0, boot: '01992d10-0000-7000-8000-000000000002' },
};
const line = Buffer.from(canonicalBytes(envelope));

describe('an entry line', () => {
  it('N4 is canonical when it is written the one way, to the byte', () => {
    expect(readEntry(line)).toEqual({ envelope, canonical: true });
  });

  it.each([
    ['white space', Buffer.from(JSON.stringify(envelope, null, 1).replaceAll('\n', ''))],
    ['keys out of order', Buffer.from(JSON.stringify(envelope))],
    ['an escape that is not needed', Buffer.from(line.toString().replace('سلام', '\\u0633لام'))],
    ['a space after it', Buffer.concat([line, Buffer.from(' ')])],
  ])('N4 with %s says the same and is not canonical', (_what, bytes) => {
    expect(readEntry(bytes)).toEqual({ envelope, canonical: false });
  });

  it.each([
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), line])],
    ['a byte that is no UTF-8', Buffer.from(line.toString('latin1').replace('1101', '11\xff1'), 'latin1')],
    ['a NUL', Buffer.concat([line, Buffer.from([0])])],
  ])('N4 with %s is no entry at all', (_what, bytes) => {
    expect(readEntry(bytes)).toBe('The line is not JSON in UTF-8.');
  });
});
