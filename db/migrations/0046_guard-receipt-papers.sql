-- The paper that was chosen is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER receipt_papers_no_update BEFORE UPDATE ON receipt_papers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'receipt_papers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_papers_no_delete BEFORE DELETE ON receipt_papers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'receipt_papers holds facts'); END;
