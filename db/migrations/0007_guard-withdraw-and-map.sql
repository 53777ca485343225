-- Withdrawals and mappings are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER match_withdrawals_no_update BEFORE UPDATE ON match_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'match_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER match_withdrawals_no_delete BEFORE DELETE ON match_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'match_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_mappings_no_update BEFORE UPDATE ON psp_mappings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_mappings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_mappings_no_delete BEFORE DELETE ON psp_mappings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_mappings holds facts'); END;
