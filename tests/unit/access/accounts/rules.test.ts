// Which facts about accounts count, by who signed them and what their PC knew (D11). Facts are given in their order; `blind` names
// those that a fact says it did not know.
import { expect, test } from 'vitest';
import { type AccountFact, type AccountOffice, setApart } from '#core/access/accounts/rules.ts';

type Given = Partial<Omit<AccountFact, 'seq'>> & {
  readonly name: string;
  readonly blind?: readonly string[];
};

const people: Readonly<Record<string, { role: string; nameKeys: readonly string[] }>> = {
  manager: { role: 'manager', nameKeys: ['مریم', 'مریم ا'] },
  second: { role: 'manager', nameKeys: ['سارا'] },
  clerk: { role: 'clerk', nameKeys: ['علی'] },
};

/** The names of the facts that count nowhere. */
function apart(given: readonly Given[], cuts: readonly { personId: string; after: string }[] = []): string[] {
  const seqOf = (name: string): number => 2 * given.findIndex((one) => one.name === name) + 2;
  const facts = given.map(
    ({ name, blind: _, ...fact }): AccountFact => ({
      ...{ device: 'pc', epoch: 'e', seq: seqOf(name), id: name, type: 'staff.password_chosen' },
      ...{ personId: null, signedBy: null, makes: null, under: null, ...fact },
    }),
  );
  const blind = new Map(given.map(({ name, blind: unseen = [] }) => [seqOf(name), unseen.map(seqOf)]));
  const office: AccountOffice = {
    rootKey: 'root',
    knew: (one, other) => one.seq > other.seq && !(blind.get(one.seq) ?? []).includes(other.seq),
    person: (personId) => people[personId],
    cutOffs: cuts.map(({ personId, after }) => ({
      ...{ personId, device: 'pc', epoch: 'e', seq: seqOf(after) + 1 },
    })),
    wordOf: (word) => (word === 'word' ? { key: 'word-key', nameKey: 'مریم' } : null),
  };
  return setApart(facts, office).map(({ id }) => id);
}

const activated = (name: string, personId: string, signedBy: string, more: Partial<Given> = {}): Given => ({
  ...{ name, type: 'staff.activated', personId, signedBy, makes: `${name}-code` },
  ...{ under: people[personId]?.role ?? '', ...more },
});
const chosen = (name: string, personId: string, under: string, signedBy: string | null): Given => ({
  ...{ name, personId, under, signedBy, makes: name },
});
/** A manager, and a clerk whose account the manager opened. */
const office: readonly Given[] = [
  activated('A', 'manager', 'root'),
  chosen('M', 'manager', 'A', 'A-code'),
  activated('B', 'clerk', 'M'),
  chosen('C', 'clerk', 'B', 'B-code'),
];

test('D11.50 D11.51 D11.52 an office that began with its root key, a reset and changed passwords count', () => {
  const reset = [activated('R', 'clerk', 'M'), chosen('C2', 'clerk', 'R', 'R-code')];
  const changed = [chosen('C3', 'clerk', 'R', 'C2'), chosen('M2', 'manager', 'A', 'M')];
  expect(apart([...office, ...reset, ...changed, activated('S', 'second', 'M2')])).toEqual([]);
});

test.each([
  ['without a proof that holds', chosen('X', 'manager', 'A', null)],
  ['by a key that nobody of the office has', chosen('X', 'manager', 'A', 'own')],
  ['by the key of another person', chosen('X', 'manager', 'A', 'C')],
  ['by the one-time code again', chosen('X', 'manager', 'A', 'A-code')],
  ['under an activation of another person', chosen('X', 'manager', 'B', 'M')],
])('D11.50 a password counts for nothing %s', (_how, fact) => {
  expect(apart([...office, fact])).toEqual(['X']);
});

test('D11.50 a former password signs nothing more; of two changes apart both stand until the next', () => {
  expect(apart([...office, chosen('C2', 'clerk', 'B', 'C'), chosen('X', 'clerk', 'B', 'C')])).toEqual(['X']);
  const alike = { ...chosen('C3', 'clerk', 'B', 'C'), blind: ['C2'] };
  expect(apart([...office, chosen('C2', 'clerk', 'B', 'C'), alike])).toEqual([]);
});

test.each([
  ['without a proof that holds', activated('X', 'second', '', { signedBy: null })],
  ['by a clerk', activated('X', 'second', 'C')],
  ['by the manager for themself', activated('X', 'manager', 'M')],
  ['for another post than that of the registration', activated('X', 'clerk', 'M', { under: 'manager' })],
])('D11.51 an activation counts for nothing %s', (_how, fact) => {
  expect(apart([...office, fact])).toEqual(['X']);
});

test('D11.51 a manager who was cut off opens no account, unless they came back', () => {
  const two = [...office, activated('S', 'second', 'M'), chosen('N', 'second', 'S', 'S-code')];
  const cut = [{ personId: 'second', after: 'N' }];
  expect(apart([...two, activated('X', 'clerk', 'N')], cut)).toEqual(['X']);
  const back = [activated('T', 'second', 'M'), chosen('O', 'second', 'T', 'T-code')];
  expect(apart([...two, ...back, activated('Y', 'clerk', 'O')], cut)).toEqual([]);
  // What they signed apart from the cut-off, before its PC heard of it, counts.
  const early = [{ personId: 'second', after: 'X' }];
  expect(apart([...two, activated('X', 'clerk', 'N')], early)).toEqual([]);
});

test('D11.51 the province’s word gives its manager access once, by its own key', () => {
  const restored = (name: string, more: Partial<Given> = {}): Given => ({
    ...{ name, type: 'second_factor.restored', personId: 'manager', signedBy: 'word-key', under: 'word' },
    ...more,
  });
  const back = [activated('V', 'manager', 'word-key'), chosen('M2', 'manager', 'V', 'V-code')];
  expect(apart([...office, restored('R'), ...back])).toEqual([]);
  expect(apart([...office, ...back])).toEqual(['V', 'M2']);
  expect(apart([...office, restored('R'), restored('X')])).toEqual(['X']);
  expect(apart([...office, restored('X', { personId: 'clerk' })])).toEqual(['X']);
  expect(apart([...office, restored('X', { signedBy: 'own' })])).toEqual(['X']);
  expect(apart([...office, restored('X', { under: 'made up' })])).toEqual(['X']);
});

const promoted = (name: string, personId: string, signedBy: string | null, under = 'manager'): Given => ({
  ...{ name, type: 'staff.post_changed', personId, signedBy, under },
});

test('D11.80 a post counts by another manager’s signature, from the moment on that a PC knows it', () => {
  const up = promoted('P', 'clerk', 'M');
  expect(apart([...office, up, activated('S', 'second', 'C')])).toEqual([]);
  expect(apart([...office, up, { ...activated('S', 'second', 'C'), blind: ['P'] }])).toEqual(['S']);
  // A reset names the post that they have then, and no other.
  const reset = (under: string): Given => activated('R', 'clerk', 'M', { under });
  expect(apart([...office, up, reset('manager')])).toEqual([]);
  expect(apart([...office, up, reset('clerk')])).toEqual(['R']);
  // Who is a manager no more signs nothing more; what their PC wrote before it heard counts.
  const down = [up, promoted('D', 'clerk', 'M', 'it_expert')];
  expect(apart([...office, ...down, activated('S', 'second', 'C')])).toEqual(['S']);
  expect(apart([...office, ...down, { ...activated('S', 'second', 'C'), blind: ['D'] }])).toEqual([]);
});

test.each([
  ['without a proof that holds', promoted('X', 'clerk', null)],
  ['by a clerk, for another', promoted('X', 'second', 'C', 'clerk')],
  ['by a clerk, for themself', promoted('X', 'clerk', 'C')],
  ['by a manager, for themself', promoted('X', 'manager', 'M', 'clerk')],
  ['by a key that nobody of the office has', promoted('X', 'clerk', 'own')],
])('D11.80 a post counts for nothing %s', (_how, fact) => {
  expect(apart([...office, fact])).toEqual(['X']);
});

test('D11.53 a second factor is its person’s, its removal and the requirement a manager’s', () => {
  const factor = (type: string, personId: string | null, signedBy: string | null): Given => ({
    ...{ name: 'X', type: `second_factor.${type}`, personId, signedBy },
  });
  for (const type of ['key_registered', 'codes_made']) {
    expect(apart([...office, factor(type, 'manager', 'M')])).toEqual([]);
    for (const by of ['C', 'own', null])
      expect(apart([...office, factor(type, 'manager', by)])).toEqual(['X']);
  }
  for (const type of ['key_removed', 'requirement_set']) {
    expect(apart([...office, factor(type, null, 'M')])).toEqual([]);
    for (const by of ['C', 'own', null]) expect(apart([...office, factor(type, null, by)])).toEqual(['X']);
  }
});
