-- What a decision knew is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER memory_notes_no_update BEFORE UPDATE ON memory_notes WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'memory_notes holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER memory_notes_no_delete BEFORE DELETE ON memory_notes WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'memory_notes holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER known_decisions_no_update BEFORE UPDATE ON known_decisions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'known_decisions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER known_decisions_no_delete BEFORE DELETE ON known_decisions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'known_decisions holds facts'); END;
