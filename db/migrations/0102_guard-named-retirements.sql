-- That an opening knew of a retirement is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER named_retirements_no_update BEFORE UPDATE ON named_retirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'named_retirements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER named_retirements_no_delete BEFORE DELETE ON named_retirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'named_retirements holds facts'); END;
