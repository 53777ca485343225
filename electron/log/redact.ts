// What no log of the desk holds: keys, codes, passwords, and numbers of people, phones, cards and receipts.

/** Fields whose values are left out, wherever they stand. */
export const secretFields = [
  ...['key', 'dataKey', 'password', 'passphrase', 'pin', 'code', 'token', 'cookie', 'authorization'],
  ...['nationalId', 'mobile', 'phone', 'pan', 'rrn'],
] as const;

/** Keys in hexadecimal and base64url, groups of a card, and runs of eight digits and more that are no part of a longer word. */
const secretForms =
  /(?<![\w-])(?:[0-9a-fA-F]{64}|[A-Za-z0-9_-]{43}|(?:[\d۰-۹٠-٩]{4}[ -]){3}[\d۰-۹٠-٩]{4}|[\d۰-۹٠-٩]{8,})(?![\w-])/g;

/** The text without what is secret in it. */
export const redacted = (text: string): string => text.replace(secretForms, '…');
