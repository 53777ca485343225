// The order of facts of an office's PCs (design.md §2), as a text that a database compares.

/** By the Lamport clock of the entry, then by the id of the fact: the same order as at the office. */
export const rankOf = (lc: number, id = ''): string => `${String(lc).padStart(16, '0')} ${id}`;
