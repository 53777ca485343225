-- What failed to print and how it ended are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER waiting_prints_no_update BEFORE UPDATE ON waiting_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'waiting_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER waiting_prints_no_delete BEFORE DELETE ON waiting_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'waiting_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER print_endings_no_update BEFORE UPDATE ON print_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'print_endings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER print_endings_no_delete BEFORE DELETE ON print_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'print_endings holds facts'); END;
