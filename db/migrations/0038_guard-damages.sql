-- Damages are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER store_damages_no_update BEFORE UPDATE ON store_damages WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'store_damages holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER store_damages_no_delete BEFORE DELETE ON store_damages WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'store_damages holds facts'); END;
