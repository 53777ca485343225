// Which of the filings of a visit count, as SQL. Pure text.

/** A filing, by the name of its row: no other one puts it right (D1.25), and nobody took it back (D1.111). */
export const filingStands = (filing: string): string =>
  `NOT EXISTS (SELECT 1 FROM visit_filings r WHERE r.replaces = ${filing}.id)
    AND NOT EXISTS (SELECT 1 FROM filing_withdrawals x WHERE x.filing_id = ${filing}.id)`;
