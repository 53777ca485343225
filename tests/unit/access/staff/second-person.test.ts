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

/** Whoever entered it, by both of their accounts. */
const first = ['first', 'first again'].map((id) => known({ id }));
/** The same, when one of the accounts was made otherwise. */
const firstWith = (other: Partial<SecondPersonFacts>) => [
  known({ id: 'first', ...other }),
  known({ id: 'first again' }),
];

describe('the second person', () => {
  it.each([
    ['a colleague of long standing', known(), null],
    ['the first one', known({ id: 'first' }), 'own_act'],
    ['the first one under another account', known({ id: 'first again' }), 'own_act'],
    [
      'whom another account of the first one reset yesterday',
      known({ codes: [...known().codes, { by: 'first again', on: '2026-11-24' }] }),
      'reset_by_first',
    ],
    [
      'whom another account of the first one registered 89 days ago',
      known({ registeredBy: 'first again', registeredOn: '2026-08-28' }),
      'registered_by_first',
    ],
    [
      'whom the first one registered 89 days ago',
      known({ registeredBy: 'first', registeredOn: '2026-08-28' }),
      'registered_by_first',
    ],
    [
      'whom the first one registered 90 days ago',
      known({ registeredBy: 'first', registeredOn: '2026-08-27' }),
      null,
    ],
    ['who was registered 29 days ago', known({ registeredOn: '2026-10-27' }), 'too_new'],
    ['who was registered 30 days ago', known({ registeredOn: '2026-10-26' }), null],
    ['who is registered later than the act', known({ registeredOn: '2026-12-01' }), 'too_new'],
    [
      'whose first code the first one gave yesterday',
      known({ codes: [{ by: 'first', on: '2026-11-24' }] }),
      'code_from_first',
    ],
    [
      'whom the first one registered long ago and reset yesterday',
      known({
        registeredBy: 'first',
        codes: [
          { by: 'first', on: '2026-01-01' },
          { by: 'first', on: '2026-11-24' },
        ],
      }),
      'reset_by_first',
    ],
    [
      'to whom the first one gave a code 89 days ago',
      known({ codes: [{ by: 'first', on: '2026-08-28' }] }),
      'code_from_first',
    ],
    [
      'to whom the first one gave a code 90 days ago',
      known({ codes: [{ by: 'first', on: '2026-08-27' }] }),
      null,
    ],
    ['to whom another gave a code yesterday', known({ codes: [{ by: 'other', on: '2026-11-24' }] }), null],
    [
      'to whom the first one gave a code afterwards',
      known({ codes: [{ by: 'first', on: '2026-11-26' }] }),
      null,
    ],
  ])('D4.5, D4.18 %s', (_who, facts, why) => {
    expect(notIndependent(first, facts, day)).toBe(why);
  });

  it.each([
    ['29 days ago', '2026-10-27', 'reset_by_first'],
    ['30 days ago', '2026-10-26', 'code_from_first'],
    ['90 days ago', '2026-08-27', null],
    ['the same day', day, 'reset_by_first'],
    ['29 days afterwards', '2026-12-24', 'reset_since'],
    ['30 days afterwards', '2026-12-25', null],
  ])('D4.18 whose password the first one ended %s', (_when, on, why) => {
    const facts = known({ codes: [...known().codes, { by: 'first', on }] });
    expect(notIndependent(first, facts, day)).toBe(why);
  });

  it.each([
    ['registered 89 days ago', { registeredBy: 'second', registeredOn: '2026-08-28' }, 'registered_first'],
    ['registered 90 days ago', { registeredBy: 'second', registeredOn: '2026-08-27' }, null],
    ['gave a code 89 days ago', { codes: [{ by: 'second', on: '2026-08-28' }] }, 'code_to_first'],
    ['gave a code 90 days ago', { codes: [{ by: 'second', on: '2026-08-27' }] }, null],
    [
      'gave a code by another account',
      { codes: [{ by: 'second again', on: '2026-11-24' }] },
      'code_to_first',
    ],
  ])('D4.161 the same the other way round: who %s to or of the first one', (_what, made, why) => {
    expect(notIndependent(firstWith(made), known({ alsoIs: ['second again'] }), day)).toBe(why);
  });

  it('D4.5 of what nobody entered by name is anyone who is not new', () => {
    expect(notIndependent([], known({ registeredBy: null }), day)).toBeNull();
    expect(notIndependent([], known({ registeredBy: null, registeredOn: day }), day)).toBe('too_new');
  });
});

describe('a confirmation', () => {
  const factsOf = (id: string) => (id === 'second' ? known() : id === 'first' ? known({ id }) : null);
  const afterReset = (on: string) => (id: string) =>
    id === 'second' ? known({ codes: [...known().codes, { by: 'first', on }] }) : null;

  it('D4.18 counts for nobody where the first one ended that password lately before or since', () => {
    const word = { actor: 'second', day };
    for (const on of ['2026-11-20', '2026-11-26'])
      expect(confirmationStatus('first', [word], afterReset(on))).toEqual({
        confirmed: true,
        isVoided: true,
        secondBy: null,
      });
    expect(confirmationStatus('first', [word], afterReset('2026-08-01'))).toMatchObject({
      isVoided: false,
      secondBy: 'second',
    });
  });

  it('D4.60 is void, also by a reset of another account of the first one, unless another word counts', () => {
    const word = { actor: 'second', day };
    const other = { actor: 'third', day };
    const factsOf = (id: string) =>
      id === 'first'
        ? known({ id, alsoIs: ['first again'] })
        : id === 'third'
          ? known({ id })
          : id === 'first again'
            ? known({ id })
            : known({ codes: [...known().codes, { by: 'first again', on: '2026-11-30' }] });
    expect(confirmationStatus('first', [word], factsOf)).toMatchObject({ isVoided: true, secondBy: null });
    expect(confirmationStatus('first', [word, other], factsOf)).toMatchObject({
      isVoided: false,
      secondBy: 'third',
    });
  });

  it('D4.5 counts for whoever is independent, wherever it stands among the others', () => {
    const own = { actor: 'first', day };
    const strange = { actor: 'nobody we know', day };
    const other = { actor: 'second', day };
    expect(confirmationStatus('first', [], factsOf)).toEqual({
      ...{ confirmed: false, isVoided: false },
      secondBy: null,
    });
    expect(confirmationStatus('first', [own, strange, { actor: null, day }], factsOf)).toEqual({
      confirmed: true,
      isVoided: false,
      secondBy: null,
    });
    expect(confirmationStatus('first', [own, other], factsOf).secondBy).toBe('second');
    expect(confirmationStatus('first', [other, own], factsOf).secondBy).toBe('second');
  });
});
