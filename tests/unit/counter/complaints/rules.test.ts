import { describe, expect, it } from 'vitest';
import {
  addendumRefusal,
  complaintStatus,
  mayRead,
  readPhone,
  textStateOf,
} from '#core/counter/complaints/rules.ts';
import { workingDaysUntil } from '#core/foundation/calendar/business-day.ts';
import { complaintDueDay } from '#core/foundation/calendar/closures.ts';

const never = () => false;

describe('the deadline of a complaint', () => {
  it('D7.4 is ten working days after its day, Fridays left out', () => {
    // Wednesday 4 Azar 1405; Fridays 27 November and 4 December lie between.
    expect(complaintDueDay('2026-11-25', never)).toBe('2026-12-07');
  });

  it('starts on the next working day when it was taken down on a Friday', () => {
    expect(complaintDueDay('2026-11-27', never)).toBe('2026-12-08');
  });

  it('counts down by working days, is zero on its day and negative after it', () => {
    expect(workingDaysUntil('2026-11-25', '2026-12-07', never)).toBe(10);
    expect(workingDaysUntil('2026-11-26', '2026-11-28', never)).toBe(1);
    expect(workingDaysUntil('2026-12-07', '2026-12-07', never)).toBe(0);
    expect(workingDaysUntil('2026-12-12', '2026-12-10', never)).toBe(-1);
  });
});

describe('where a complaint stands', () => {
  const complaint = {
    kind: 'complaint',
    aboutManager: false,
    hasOutcome: false,
    isMerged: false,
    dueDay: '2026-12-07',
  } as const;

  it('is open until its last day, and overdue after it', () => {
    expect(complaintStatus(complaint, '2026-12-07', never)).toEqual({
      state: 'open',
      workingDaysLeft: 0,
      overdue: false,
    });
    expect(complaintStatus(complaint, '2026-12-08', never)).toEqual({
      state: 'open',
      workingDaysLeft: -1,
      overdue: true,
    });
  });

  it('is closed by an outcome, however late', () => {
    const closed = { state: 'closed', workingDaysLeft: null, overdue: false };
    expect(complaintStatus({ ...complaint, hasOutcome: true }, '2027-01-01', never)).toEqual(closed);
  });

  it('is with the province when it is about the manager: no deadline of the office runs', () => {
    const beyond = { state: 'with_province', workingDaysLeft: null, overdue: false };
    expect(complaintStatus({ ...complaint, aboutManager: true }, '2027-01-01', never)).toEqual(beyond);
  });

  it('never makes feedback overdue', () => {
    expect(complaintStatus({ ...complaint, kind: 'feedback' }, '2027-01-01', never).overdue).toBe(false);
  });
});

describe('reading a complaint', () => {
  it('is for the manager and for the clerk who took it down', () => {
    expect(mayRead({ id: 'm', role: 'manager' }, 'a')).toBe(true);
    expect(mayRead({ id: 'a', role: 'clerk' }, 'a')).toBe(true);
    expect(mayRead({ id: 'b', role: 'clerk' }, 'a')).toBe(false);
  });

  it('says why a text is not shown', () => {
    const facts = { aboutManager: false, sealed: false, text: 'متن', readable: true, expected: true };
    expect(textStateOf(facts)).toBe('shown');
    expect(textStateOf({ ...facts, readable: false })).toBe('withheld');
    expect(textStateOf({ ...facts, text: null })).toBe('not_here');
    expect(textStateOf({ ...facts, text: null, expected: false })).toBe('none');
    expect(textStateOf({ ...facts, text: null, aboutManager: true, sealed: true })).toBe('sealed');
    expect(textStateOf({ ...facts, text: null, aboutManager: true })).toBe('not_taken');
  });
});

describe('an addendum', () => {
  const addendum = { kind: 'addendum', aboutManager: false, hasOutcome: false, byManager: false } as const;

  it('may be added by anyone at the counter while the complaint is open', () => {
    expect(addendumRefusal(addendum)).toBeNull();
    expect(addendumRefusal({ ...addendum, aboutManager: true })).toBeNull();
  });

  it('may be added by the manager alone after the outcome', () => {
    expect(addendumRefusal({ ...addendum, hasOutcome: true })).toEqual({
      code: 'COMPLAINT_CLOSED',
      params: {},
    });
    expect(addendumRefusal({ ...addendum, hasOutcome: true, byManager: true })).toBeNull();
  });
});

describe('an outcome', () => {
  const outcome = { kind: 'outcome', aboutManager: false, hasOutcome: false, byManager: true } as const;

  it('is given by the manager, once', () => {
    expect(addendumRefusal(outcome)).toBeNull();
    expect(addendumRefusal({ ...outcome, byManager: false })).toEqual({ code: 'NOT_ALLOWED', params: {} });
    expect(addendumRefusal({ ...outcome, hasOutcome: true })).toEqual({
      code: 'COMPLAINT_CLOSED',
      params: {},
    });
  });

  it('is never given by the manager on a complaint about the manager', () => {
    expect(addendumRefusal({ ...outcome, aboutManager: true })).toEqual({ code: 'NOT_ALLOWED', params: {} });
  });
});

describe('a contact phone', () => {
  it('is kept in Latin digits, a mobile in its one form', () => {
    expect(readPhone('+98 ۹۱۲ ۱۲۳ ۴۵۶۷')).toBe('09121234567');
    expect(readPhone('۰۲۱-۸۸۷۷')).toBe('021-8877');
    expect(readPhone('  ')).toBeNull();
  });
});
