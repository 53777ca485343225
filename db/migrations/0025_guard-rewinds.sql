-- Rewinds are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER rewinds_no_update BEFORE UPDATE ON rewinds WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rewinds holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER rewinds_no_delete BEFORE DELETE ON rewinds WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rewinds holds facts'); END;
