// The place prefixes (first three digits) of national codes that public lists know. The lists are incomplete: a code
// whose place is missing here may well be real, so this only ever warns. Taken from @persian-tools/persian-tools (MIT).

const RANGES = `
  001-008 011 015 020 025 031-032 037-038 041-045 048-049 051-053 055-065 067-070 072-079 081-094
  096-098 105-106 108-129 136-138 145-146 149-150 152-155 157-175 181-200 202-203 205-206 208-209
  211-230 236-259 261-275 279-280 282-299 302-325 330-339 341-359 361-362 364-367 369-373 375-387
  392-407 412-413 416-428 431-432 436-462 464-472 481-732 775 778 986
`;

const known = new Set<string>();
for (const range of RANGES.trim().split(/\s+/)) {
  const [first = '', last = first] = range.split('-');
  for (let code = Number(first); code <= Number(last); code += 1) known.add(String(code).padStart(3, '0'));
}

/** Whether a public list knows this three-digit place prefix. */
export function isKnownPlace(prefix: string): boolean {
  return known.has(prefix);
}
