-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER departure_drafts_no_update BEFORE UPDATE ON departure_drafts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_drafts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_drafts_no_delete BEFORE DELETE ON departure_drafts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_drafts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_drafts_taken_no_update BEFORE UPDATE ON departure_drafts_taken WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_drafts_taken holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_drafts_taken_no_delete BEFORE DELETE ON departure_drafts_taken WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_drafts_taken holds facts'); END;
