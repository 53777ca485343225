-- What was set of the checks is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER rhythm_settings_no_update BEFORE UPDATE ON rhythm_settings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rhythm_settings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER rhythm_settings_no_delete BEFORE DELETE ON rhythm_settings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rhythm_settings holds facts'); END;
