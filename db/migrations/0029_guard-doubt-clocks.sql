-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER clock_doubts_no_update BEFORE UPDATE ON clock_doubts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clock_doubts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clock_doubts_no_delete BEFORE DELETE ON clock_doubts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clock_doubts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clock_confirmations_no_update BEFORE UPDATE ON clock_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clock_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clock_confirmations_no_delete BEFORE DELETE ON clock_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clock_confirmations holds facts'); END;
