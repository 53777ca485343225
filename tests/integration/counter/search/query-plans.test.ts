import { describe, expect, it } from 'vitest';
import { paletteStatements } from '#core/counter/search/queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';

describe('the reads of the palette', () => {
  it('walk an index from what was typed, whatever it means', async () => {
    const { desk } = await openOffice();
    const statements = paletteStatements(desk.store.orm);
    const expected: Record<keyof typeof statements, string> = {
      wordCount:
        'SEARCH client_words USING COVERING INDEX sqlite_autoindex_client_words_1 (word>? AND word<?)',
      clientsByWord:
        'SEARCH client_words USING COVERING INDEX sqlite_autoindex_client_words_1 (word>? AND word<?)',
      client: 'SEARCH clients USING INDEX sqlite_autoindex_clients_1 (identifier_hmac=?)',
      clientsByIdentifier: 'SEARCH clients USING INDEX clients_identifier (identifier=?)',
      clientsByMobile: 'SEARCH clients USING INDEX clients_mobile (mobile=?)',
      dayOfForm: 'SEARCH participants USING INDEX participants_form (form_id=?)',
      receiptsByReference: 'SEARCH payments USING INDEX payments_reference (rrn>? AND rrn<?)',
      receiptsByNumber: 'SEARCH visits USING INDEX visits_day (day=?)',
      receiptsByTracking:
        'SEARCH visits USING INDEX visits_tracking (tracking_number>? AND tracking_number<?)',
      complaintsByCode:
        'SEARCH complaints USING INDEX complaints_tracking (tracking_code>? AND tracking_code<?)',
      complaintsByNumber: 'SEARCH complaints USING INDEX complaints_number (desk_number=? AND number=?)',
    };
    for (const [name, statement] of Object.entries(statements)) {
      const plan = planOf(desk, statement());
      expect(plan, name).toContain(expected[name as keyof typeof statements]);
      expect(
        // The former identifiers of one correction are a list in its row.
        plan.filter((step) => /^SCAN (?!found|former )|TEMP B-TREE/.test(step)),
        name,
      ).toEqual([]);
    }
    expect(planOf(desk, statements.clientsByWord())).toContain(
      'SEARCH clients USING COVERING INDEX clients_name (identifier_hmac>? AND identifier_hmac<?)',
    );
  });
});
