-- How large a PC shows its screens is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER screen_scales_no_update BEFORE UPDATE ON screen_scales WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'screen_scales holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER screen_scales_no_delete BEFORE DELETE ON screen_scales WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'screen_scales holds facts'); END;
