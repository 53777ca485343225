-- Admissions and removals are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER member_admissions_no_update BEFORE UPDATE ON member_admissions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'member_admissions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER member_admissions_no_delete BEFORE DELETE ON member_admissions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'member_admissions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER member_removals_no_update BEFORE UPDATE ON member_removals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'member_removals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER member_removals_no_delete BEFORE DELETE ON member_removals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'member_removals holds facts'); END;
