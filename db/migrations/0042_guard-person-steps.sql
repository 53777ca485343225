-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER inquiries_no_update BEFORE UPDATE ON inquiries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inquiries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inquiries_no_delete BEFORE DELETE ON inquiries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inquiries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clearance_withdrawals_no_update BEFORE UPDATE ON clearance_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clearance_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clearance_withdrawals_no_delete BEFORE DELETE ON clearance_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clearance_withdrawals holds facts'); END;
