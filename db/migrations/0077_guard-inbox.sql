-- What came in and how it was handled are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER inbox_items_no_update BEFORE UPDATE ON inbox_items WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inbox_items holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inbox_items_no_delete BEFORE DELETE ON inbox_items WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inbox_items holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inbox_handlings_no_update BEFORE UPDATE ON inbox_handlings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inbox_handlings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inbox_handlings_no_delete BEFORE DELETE ON inbox_handlings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inbox_handlings holds facts'); END;
