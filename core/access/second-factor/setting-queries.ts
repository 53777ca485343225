// Whether the office asks for a second factor: the last word counts (D20.4).
import { secondFactorRequirements } from '#db/schema/access/second-factor.ts';

export const secondFactorRegisters = {
  second_factor: { of: secondFactorRequirements, by: [], value: secondFactorRequirements.isRequired },
} as const;
