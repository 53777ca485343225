-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER anomaly_answers_no_update BEFORE UPDATE ON anomaly_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'anomaly_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER anomaly_answers_no_delete BEFORE DELETE ON anomaly_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'anomaly_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER office_hours_no_update BEFORE UPDATE ON office_hours WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_hours holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER office_hours_no_delete BEFORE DELETE ON office_hours WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_hours holds facts'); END;
