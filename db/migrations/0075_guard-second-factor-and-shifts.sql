-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER second_factor_keys_no_update BEFORE UPDATE ON second_factor_keys WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_keys holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_keys_no_delete BEFORE DELETE ON second_factor_keys WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_keys holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_removals_no_update BEFORE UPDATE ON second_factor_removals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_removals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_removals_no_delete BEFORE DELETE ON second_factor_removals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_removals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_uses_no_update BEFORE UPDATE ON second_factor_uses WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_uses holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_uses_no_delete BEFORE DELETE ON second_factor_uses WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_uses holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_sheets_no_update BEFORE UPDATE ON second_factor_sheets WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_sheets holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_sheets_no_delete BEFORE DELETE ON second_factor_sheets WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_sheets holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_code_uses_no_update BEFORE UPDATE ON second_factor_code_uses WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_code_uses holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_code_uses_no_delete BEFORE DELETE ON second_factor_code_uses WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_code_uses holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_requirements_no_update BEFORE UPDATE ON second_factor_requirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_requirements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER second_factor_requirements_no_delete BEFORE DELETE ON second_factor_requirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'second_factor_requirements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_weeks_no_update BEFORE UPDATE ON shift_weeks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_weeks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_weeks_no_delete BEFORE DELETE ON shift_weeks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_weeks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_leaves_no_update BEFORE UPDATE ON shift_leaves WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_leaves holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_leaves_no_delete BEFORE DELETE ON shift_leaves WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_leaves holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_leave_withdrawals_no_update BEFORE UPDATE ON shift_leave_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_leave_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER shift_leave_withdrawals_no_delete BEFORE DELETE ON shift_leave_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'shift_leave_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER hand_changes_no_update BEFORE UPDATE ON hand_changes WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'hand_changes holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER hand_changes_no_delete BEFORE DELETE ON hand_changes WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'hand_changes holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sharing_answers_no_update BEFORE UPDATE ON sharing_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sharing_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sharing_answers_no_delete BEFORE DELETE ON sharing_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sharing_answers holds facts'); END;
