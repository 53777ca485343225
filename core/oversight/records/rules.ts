// Which group a type of entry belongs to, and what of a body names other things. Pure.
import type { RecordGroup } from './contract.ts';

/** By the word before the dot; what belongs elsewhere is said by its whole name. */
const byWord: ReadonlyMap<string, RecordGroup> = new Map(
  Object.entries<RecordGroup>({
    visit: 'visits',
    act: 'visits',
    advice: 'visits',
    identity: 'identity',
    fee: 'fees',
    tariff: 'settings',
    terminal: 'settings',
    payment: 'payments',
    cash: 'payments',
    receipt: 'payments',
    complaint: 'complaints',
    violation: 'complaints',
    client: 'looks',
    inspection: 'looks',
    record: 'looks',
    premises: 'premises',
    day: 'day',
    psp: 'day',
    settlement: 'day',
    handover: 'day',
    queue: 'day',
    ticket: 'day',
    feedback: 'complaints',
    inbox: 'premises',
    photo: 'premises',
    print: 'settings',
    printer: 'settings',
    screen: 'settings',
    closure: 'settings',
    staff: 'people',
    posting: 'people',
    departure: 'people',
    supervision: 'people',
    second_factor: 'access',
    emergency: 'access',
    shift: 'people',
    training: 'training',
    notice: 'training',
    equipment: 'equipment',
    office: 'settings',
    clock: 'pcs',
    device: 'pcs',
    store: 'pcs',
  }),
);
const byName: ReadonlyMap<string, RecordGroup> = new Map(
  Object.entries<RecordGroup>({
    'staff.sign_in_noted': 'access',
    'staff.return_noted': 'access',
    'staff.cut_off_reach_noted': 'access',
    'shift.hands_changed': 'access',
    'shift.sign_explained': 'access',
    'staff.lease_passed': 'access',
    'staff.password_chosen': 'access',
    'staff.password_reset': 'access',
    'staff.pin_set': 'access',
    'staff.activated': 'access',
    'staff.cut_off': 'access',
    'receipt.paper_chosen': 'settings',
    'settlement.limit_set': 'settings',
  }),
);

/** The group of an entry type; null for one that this version does not know (D19.5). */
export const groupOf = (type: string): RecordGroup | null =>
  byName.get(type) ?? byWord.get(type.slice(0, Math.max(0, type.indexOf('.')))) ?? null;

const amountKeys = ['amount', 'total'] as const;

/** Rials of which a body speaks; null when of none. */
export function amountOf(body: Readonly<Record<string, unknown>>): number | null {
  for (const key of amountKeys) {
    const value = body[key];
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  }
  return null;
}

/** A field of a body when it is text. */
export const textOf = (body: Readonly<Record<string, unknown>>, key: string): string | null => {
  const value = body[key];
  return typeof value === 'string' ? value : null;
};

/** A person outside the office whom a body names: who at the province released the office's key. */
export const namedIn = (type: string, body: Readonly<Record<string, unknown>>): string | null =>
  type === 'store.key_released' ? textOf(body, 'by') : null;

/** The first 64 bits of a hash, as they are printed: `1a2b-3c4d-5e6f-7081`. */
export const codeOf = (hash: string): string => hash.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');

/** True when somebody's journal screen tells of a type. That a report went to the province alone is not the manager's to know (D12). */
export const isShownTo = (role: string, type: string): boolean =>
  role === 'inspector' || type !== 'violation.sealed';
