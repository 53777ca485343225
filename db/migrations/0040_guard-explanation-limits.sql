-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER explanation_limits_no_update BEFORE UPDATE ON explanation_limits WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'explanation_limits holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER explanation_limits_no_delete BEFORE DELETE ON explanation_limits WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'explanation_limits holds facts'); END;
