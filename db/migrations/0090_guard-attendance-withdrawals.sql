-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER attendance_withdrawals_no_update BEFORE UPDATE ON attendance_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'attendance_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER attendance_withdrawals_no_delete BEFORE DELETE ON attendance_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'attendance_withdrawals holds facts'); END;
