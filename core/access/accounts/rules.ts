// Which facts about accounts count (D11). Pure. A fact counts when the key that signed it was in force as far as its PC knew. What an
// entry knew is the same at every PC, so every PC sets the same facts apart, in whatever order entries arrive.

/** Where an entry lies. */
export type Place = { readonly device: string; readonly epoch: string; readonly seq: number };

export type AccountFact = Place & {
  readonly type: string;
  /** Whose account it is; null where it is the office's. */
  readonly personId: string | null;
  /** Whose key signed it; null where the proof does not hold. */
  readonly signedBy: string | null;
  /** The public key that it brings. */
  readonly makes: string | null;
  /** The activation of a password, the post of an activation or of a change, the province's word of an access given back. */
  readonly under: string | null;
  readonly id: string;
};

export type AccountOffice = {
  /** The key under which the office's first account was opened. */
  readonly rootKey: string;
  /** Whether the entry at one place knew that at the other. */
  knew(one: Place, other: Place): boolean;
  /** The post that an account was registered for, and every name that it had, as names are compared. */
  person(personId: string): { readonly role: string; readonly nameKeys: readonly string[] } | undefined;
  readonly cutOffs: readonly (Place & { readonly personId: string })[];
  /** What the province said by a word; null where no province of this office said it. */
  wordOf(word: string): { readonly key: string; readonly nameKey: string } | null;
};

type Counted = AccountFact & { readonly signedBy: string };
type State = {
  readonly office: AccountOffice;
  readonly byPerson: Map<string, Counted[]>;
  /** Whose password brought a key. */
  readonly holders: Map<string, string>;
};

/**
 * The facts that count nowhere, of all in their order (D11.50, D11.51). Who knows an old password or holds a PC alone brings nothing
 * about.
 */
export function setApart(facts: readonly AccountFact[], office: AccountOffice): AccountFact[] {
  const state: State = { office, byPerson: new Map(), holders: new Map() };
  return facts.filter((fact) => {
    if (!isSigned(fact) || !isProved(state, fact)) return true;
    const { personId, type, makes } = fact;
    if (personId !== null) state.byPerson.set(personId, [...(state.byPerson.get(personId) ?? []), fact]);
    if (personId !== null && type === 'staff.password_chosen' && makes !== null)
      state.holders.set(makes, personId);
    return false;
  });
}

const isSigned = (fact: AccountFact): fact is Counted => fact.signedBy !== null;

function isProved(state: State, fact: Counted): boolean {
  switch (fact.type) {
    case 'staff.activated':
      return isActivationProved(state, fact);
    case 'staff.password_chosen':
      return isPasswordProved(state, fact);
    case 'staff.post_changed':
      return fact.personId !== null && isByOtherManager(state, fact.personId, fact);
    case 'second_factor.restored':
      return isRestoredByProvince(state, fact);
    case 'second_factor.key_registered':
    case 'second_factor.codes_made':
      return fact.personId !== null && keyOf(state, fact.personId, fact) === fact.signedBy;
    default:
      return isByManager(state, fact);
  }
}

/** By the root, a manager, or a code of the province that was taken for this person; for the post that they had. */
function isActivationProved(state: State, fact: Counted): boolean {
  const { office } = state;
  const { personId, signedBy, under } = fact;
  if (personId === null || postOf(state, personId, fact) !== under) return false;
  if (signedBy === office.rootKey) return true;
  const restored = lastKnown(
    state,
    personId,
    fact,
    (one) => one.type === 'second_factor.restored' && one.signedBy === signedBy,
  );
  return restored !== undefined || isByOtherManager(state, personId, fact);
}

/** By the key of the password before it, or of the one-time code where there is none. */
function isPasswordProved(state: State, fact: Counted): boolean {
  const { personId, signedBy, under } = fact;
  if (personId === null) return false;
  const activation = activationOf(state, personId, fact);
  if (activation === undefined || activation.id !== under) return false;
  return (passwordOf(state, activation, fact)?.makes ?? activation.makes) === signedBy;
}

/** By the key of a code of the province for a manager of this name, used once. */
function isRestoredByProvince(state: State, fact: Counted): boolean {
  const { office, byPerson } = state;
  const { personId, signedBy, under } = fact;
  const word = under === null ? null : office.wordOf(under);
  const person = personId === null ? undefined : office.person(personId);
  if (word === null || person === undefined || personId === null) return false;
  const isUsed = [...byPerson.values()]
    .flat()
    .some((one) => one.type === fact.type && one.signedBy === signedBy);
  const isTheirs = word.key === signedBy && person.nameKeys.includes(word.nameKey);
  return isTheirs && postOf(state, personId, fact) === 'manager' && !isUsed;
}

/** By a manager who is not the person whom it is about: nobody gives themself an account or a post (D11.80). */
const isByOtherManager = (state: State, personId: string, fact: Counted): boolean =>
  state.holders.get(fact.signedBy) !== personId && isByManager(state, fact);

/** The post of a person as far as a fact knew: of the last change, before the first that of the registration. */
const postOf = (state: State, personId: string, at: Place): string | null | undefined =>
  lastKnown(state, personId, at, ({ type }) => type === 'staff.post_changed')?.under ??
  state.office.person(personId)?.role;

function isByManager(state: State, fact: Counted): boolean {
  const holder = state.holders.get(fact.signedBy);
  return (
    holder !== undefined &&
    postOf(state, holder, fact) === 'manager' &&
    keyOf(state, holder, fact) === fact.signedBy
  );
}

/** The key of a person as far as a fact knew: none while a cut-off that it knew stands. */
function keyOf(state: State, personId: string, at: Place): string | null {
  const { knew, cutOffs } = state.office;
  const isCutOff = cutOffs.some(
    (one) =>
      one.personId === personId &&
      knew(at, one) &&
      lastKnown(state, personId, at, (fact) => fact.type === 'staff.activated' && knew(fact, one)) ===
        undefined,
  );
  const activation = isCutOff ? undefined : activationOf(state, personId, at);
  return activation === undefined ? null : (passwordOf(state, activation, at)?.makes ?? null);
}

const activationOf = (state: State, personId: string, at: Place): Counted | undefined =>
  lastKnown(state, personId, at, ({ type }) => type === 'staff.activated');

const passwordOf = (state: State, { personId, id }: Counted, at: Place): Counted | undefined =>
  personId === null
    ? undefined
    : lastKnown(state, personId, at, ({ type, under }) => type === 'staff.password_chosen' && under === id);

/** The last fact of a person of this kind that the entry at a place knew. */
const lastKnown = (
  { office, byPerson }: State,
  personId: string,
  at: Place,
  isOfKind: (fact: Counted) => boolean,
): Counted | undefined => byPerson.get(personId)?.findLast((fact) => isOfKind(fact) && office.knew(at, fact));
