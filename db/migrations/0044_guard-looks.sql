-- Looks, signs and answers are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER record_views_no_update BEFORE UPDATE ON record_views WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'record_views holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER record_views_no_delete BEFORE DELETE ON record_views WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'record_views holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER look_signs_no_update BEFORE UPDATE ON look_signs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'look_signs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER look_signs_no_delete BEFORE DELETE ON look_signs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'look_signs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER look_sign_answers_no_update BEFORE UPDATE ON look_sign_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'look_sign_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER look_sign_answers_no_delete BEFORE DELETE ON look_sign_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'look_sign_answers holds facts'); END;
