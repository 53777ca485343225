// The groups in which people look for entries on the journal screen. Each entry type belongs to one (`defineEntry`).
export const entryGroups = [
  'visits',
  'identity',
  'fees',
  'payments',
  'complaints',
  'accessLog',
  'premises',
  'day',
  'people',
  'access',
  'training',
  'equipment',
  'settings',
  'pcs',
] as const;
export type EntryGroup = (typeof entryGroups)[number];
