-- Reports, visits of inspectors, tries and checks are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER violation_reports_no_update BEFORE UPDATE ON violation_reports WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_reports holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER violation_reports_no_delete BEFORE DELETE ON violation_reports WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_reports holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER violation_seals_no_update BEFORE UPDATE ON violation_seals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_seals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER violation_seals_no_delete BEFORE DELETE ON violation_seals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_seals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER violation_answers_no_update BEFORE UPDATE ON violation_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER violation_answers_no_delete BEFORE DELETE ON violation_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'violation_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspections_no_update BEFORE UPDATE ON inspections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspections_no_delete BEFORE DELETE ON inspections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_ends_no_update BEFORE UPDATE ON inspection_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspection_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_ends_no_delete BEFORE DELETE ON inspection_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspection_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_refusals_no_update BEFORE UPDATE ON inspection_refusals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspection_refusals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER inspection_refusals_no_delete BEFORE DELETE ON inspection_refusals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'inspection_refusals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_tries_no_update BEFORE UPDATE ON notice_tries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_tries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_tries_no_delete BEFORE DELETE ON notice_tries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_tries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_checks_no_update BEFORE UPDATE ON equipment_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_checks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_checks_no_delete BEFORE DELETE ON equipment_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_checks holds facts'); END;
