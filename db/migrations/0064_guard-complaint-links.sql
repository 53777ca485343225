-- What was linked is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER complaint_links_no_update BEFORE UPDATE ON complaint_links WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaint_links holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_links_no_delete BEFORE DELETE ON complaint_links WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaint_links holds facts'); END;
