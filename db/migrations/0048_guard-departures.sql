-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER outside_systems_no_update BEFORE UPDATE ON outside_systems WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'outside_systems holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER outside_systems_no_delete BEFORE DELETE ON outside_systems WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'outside_systems holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER outside_system_ends_no_update BEFORE UPDATE ON outside_system_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'outside_system_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER outside_system_ends_no_delete BEFORE DELETE ON outside_system_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'outside_system_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_checklists_no_update BEFORE UPDATE ON departure_checklists WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_checklists holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_checklists_no_delete BEFORE DELETE ON departure_checklists WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_checklists holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER access_cuts_no_update BEFORE UPDATE ON access_cuts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'access_cuts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER access_cuts_no_delete BEFORE DELETE ON access_cuts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'access_cuts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_closings_no_update BEFORE UPDATE ON departure_closings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_closings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER departure_closings_no_delete BEFORE DELETE ON departure_closings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'departure_closings holds facts'); END;
