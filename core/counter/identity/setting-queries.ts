// What the history of settings tells of the points that the judiciary has not confirmed (D20.2, D20.4).
import { identityPointSettings } from '#db/schema/counter/identity.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const identitySettings = {
  identity_point: { of: identityPointSettings, what: identityPointSettings.point },
} as const;

export const identityRegisters = {
  identity_point: {
    of: identityPointSettings,
    by: [identityPointSettings.point],
    value: identityPointSettings.isLoose,
  },
} as const;
