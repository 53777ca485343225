-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER emergencies_no_update BEFORE UPDATE ON emergencies WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'emergencies holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER emergencies_no_delete BEFORE DELETE ON emergencies WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'emergencies holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER emergency_ends_no_update BEFORE UPDATE ON emergency_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'emergency_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER emergency_ends_no_delete BEFORE DELETE ON emergency_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'emergency_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_restorations_no_update BEFORE UPDATE ON second_factor_restorations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_restorations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_restorations_no_delete BEFORE DELETE ON second_factor_restorations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_restorations holds facts'); END;
