import { describe, expect, it } from 'vitest';
import {
  confirmationStatus,
  notIndependent,
  type SecondPersonFacts,
} from '#core/access/staff/second-person.ts';

const day = '2026-11-25';
const known = (other: Partial<SecondPersonFacts> = {}): SecondPersonFacts => ({
  id: 'second',
  registeredBy: 'somebody',
  registeredOn: '2026-01-01',
  codes: [{ by: 'somebody', on: '2026-01-01' }],
  ...other,
});

describe('the second person', () => {
  it.each([
    ['a colleague of long standing', known(), null],
    ['the first one', known({ id: 'first' }), 'own_act'],
    ['the first one under another account', known({ alsoIs: ['third', 'first'] }), 'own_act'],
    [
      'whom the first one registered, however long ago',
      known({ registeredBy: 'first' }),
      'registered_by_first',
    ],
    ['who was registered 29 days ago', known({ registeredOn: '2026-10-27' }), 'too_new'],
    ['who was registered 30 days ago', known({ registeredOn: '2026-10-26' }), null],
    ['who is registered later than the act', known({ registeredOn: '2026-12-01' }), 'too_new'],
    [
      'to whom the first one gave a code yesterday',
      known({ codes: [...known().codes, { by: 'first', on: '2026-11-24' }] }),
      'code_from_first',
    ],
    [
      'to whom the first one gave a code long ago',
      known({ codes: [{ by: 'first', on: '2026-10-01' }] }),
      null,
    ],
    ['to whom another gave a code yesterday', known({ codes: [{ by: 'other', on: '2026-11-24' }] }), null],
    [
      'to whom the first one gave a code afterwards',
      known({ codes: [{ by: 'first', on: '2026-11-26' }] }),
      null,
    ],
  ])('D4.5 %s', (_who, facts, why) => {
    expect(notIndependent('first', facts, day)).toBe(why);
  });

  it('D4.5 of what nobody entered by name is anyone who is not new', () => {
    expect(notIndependent(null, known({ registeredBy: null }), day)).toBeNull();
    expect(notIndependent(null, known({ registeredBy: null, registeredOn: day }), day)).toBe('too_new');
  });
});

describe('a confirmation', () => {
  const factsOf = (id: string) => (id === 'second' ? known() : id === 'first' ? known({ id }) : null);

  it('D4.5 counts for whoever is independent, wherever it stands among the others', () => {
    const own = { actor: 'first', day };
    const strange = { actor: 'nobody we know', day };
    const other = { actor: 'second', day };
    expect(confirmationStatus('first', [], factsOf)).toEqual({ confirmed: false, secondBy: null });
    expect(confirmationStatus('first', [own, strange, { actor: null, day }], factsOf)).toEqual({
      confirmed: true,
      secondBy: null,
    });
    expect(confirmationStatus('first', [own, other], factsOf).secondBy).toBe('second');
    expect(confirmationStatus('first', [other, own], factsOf).secondBy).toBe('second');
  });
});
