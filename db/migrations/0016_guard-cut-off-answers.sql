-- What an activation answers is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER cut_off_answers_no_update BEFORE UPDATE ON cut_off_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_off_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cut_off_answers_no_delete BEFORE DELETE ON cut_off_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_off_answers holds facts'); END;
