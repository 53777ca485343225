import { describe, expect, it } from 'vitest';
import { type ClockFacts, clockDoubt } from '#core/access/clock/rules.ts';

const minute = 60_000;
const noon = Date.parse('2026-11-25T08:30:00.000Z');
const at = (facts: Partial<ClockFacts>) =>
  clockDoubt({ wallMs: noon, floorMs: noon, province: null, acceptedMs: 0, ...facts })?.kind ?? null;

describe('a clock', () => {
  it('J30 is doubted when it lies before the last entry, not for a step of seconds', () => {
    expect(at({ wallMs: noon - 3 * minute })).toBe('before_last_entry');
    expect(at({ wallMs: noon - minute })).toBeNull();
    expect(at({ wallMs: noon + 24 * 60 * minute })).toBeNull();
  });

  it('J30 is doubted when it is more than ten minutes from the province’s, either way', () => {
    const province = { atMs: noon - 60 * minute, sinceMs: 60 * minute };
    expect(at({ province })).toBeNull();
    expect(at({ province, wallMs: noon + 9 * minute })).toBeNull();
    expect(at({ province, wallMs: noon + 11 * minute })).toBe('off_from_province');
    expect(at({ province, floorMs: 0, wallMs: noon - 11 * minute })).toBe('off_from_province');
  });

  it('J30 may drift between two contacts', () => {
    const tenDays = 10 * 24 * 60 * minute;
    const province = { atMs: noon - tenDays, sinceMs: tenDays };
    expect(at({ province, wallMs: noon + 15 * minute })).toBeNull();
    expect(at({ province, wallMs: noon + 30 * minute })).toBe('off_from_province');
  });

  it('J30 is after a restart at least what the province said; nobody counted how much more', () => {
    const province = { atMs: noon, sinceMs: null };
    expect(at({ province, floorMs: 0, wallMs: noon - 11 * minute })).toBe('off_from_province');
    expect(at({ province, wallMs: noon + 30 * 24 * 60 * minute })).toBeNull();
  });

  it('J32 is doubted when it is off from every other PC, unless the province has been heard', () => {
    const right = { atMs: noon, sinceMs: 0 };
    const off = { atMs: noon + 15 * minute, sinceMs: 0 };
    expect(at({ peers: [off] })).toBe('off_from_peers');
    expect(at({ peers: [off, off], acceptedMs: 15 * minute })).toBeNull();
    // One that agrees is enough: the other one is wrong.
    expect(at({ peers: [off, right] })).toBeNull();
    expect(at({ peers: [off], province: right })).toBeNull();
    expect(at({ peers: [off], province: { atMs: noon - 60 * minute, sinceMs: null } })).toBe(
      'off_from_peers',
    );
    // After a restart they are the least that it can be.
    const before = { atMs: noon - 60 * minute, sinceMs: null };
    expect(at({ peers: [before], floorMs: 0 })).toBeNull();
    expect(at({ peers: [before], floorMs: 0, wallMs: noon - 80 * minute })).toBe('off_from_peers');
  });

  it('J30 is not doubted again for what the manager confirmed, nor when it is right again', () => {
    const province = { atMs: noon, sinceMs: 0 };
    const acceptedMs = -30 * minute;
    expect(at({ province, acceptedMs, wallMs: noon + 31 * minute })).toBeNull();
    expect(at({ province, acceptedMs })).toBeNull();
    expect(at({ province, acceptedMs, wallMs: noon + 60 * minute })).toBe('off_from_province');
  });
});
