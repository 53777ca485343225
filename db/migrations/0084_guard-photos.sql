-- A photo is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER photos_no_update BEFORE UPDATE ON photos WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'photos holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER photos_no_delete BEFORE DELETE ON photos WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'photos holds facts'); END;
