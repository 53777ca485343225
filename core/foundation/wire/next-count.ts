// The number after the highest that is known: of visits, complaints, turns. Any PC of the office may have written that one.

/** There is always a number after it: the last that an entry can carry is given again. @param highest null before the first */
export const nextCount = (highest: number | null | undefined): number =>
  Math.min((highest ?? 0) + 1, Number.MAX_SAFE_INTEGER);
