// Whether the office asks for a second factor: the last word counts (D20.4).
import { counts } from '#core/access/accounts/counts.ts';
import { secondFactorRequirements } from '#db/schema/access/second-factor.ts';

export const secondFactorRegisters = {
  second_factor: {
    of: secondFactorRequirements,
    by: [],
    value: secondFactorRequirements.isRequired,
    counts: counts('second_factor_requirements'),
  },
} as const;
