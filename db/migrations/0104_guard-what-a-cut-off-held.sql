-- What a cut-off's PC held and what a PC knew of a return are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER cut_off_reaches_no_update BEFORE UPDATE ON cut_off_reaches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_off_reaches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cut_off_reaches_no_delete BEFORE DELETE ON cut_off_reaches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_off_reaches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER noted_returns_no_update BEFORE UPDATE ON noted_returns WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'noted_returns holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER noted_returns_no_delete BEFORE DELETE ON noted_returns WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'noted_returns holds facts'); END;
