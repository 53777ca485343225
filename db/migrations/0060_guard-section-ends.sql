-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER section_endings_no_update BEFORE UPDATE ON section_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'section_endings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER section_endings_no_delete BEFORE DELETE ON section_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'section_endings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_withdrawals_no_update BEFORE UPDATE ON transfer_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'transfer_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_withdrawals_no_delete BEFORE DELETE ON transfer_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'transfer_withdrawals holds facts'); END;
