INSERT INTO rate_confirmations (id, rate_id, at, day, actor, device) SELECT id, id, at, day, actor, device FROM external_rates;
--> statement-breakpoint
INSERT INTO terminal_confirmations (id, registration_id, at, day, actor, device) SELECT id, id, at, day, actor, device FROM terminals;
--> statement-breakpoint
CREATE TRIGGER rate_confirmations_no_update BEFORE UPDATE ON rate_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rate_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER rate_confirmations_no_delete BEFORE DELETE ON rate_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'rate_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminal_confirmations_no_update BEFORE UPDATE ON terminal_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminal_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminal_confirmations_no_delete BEFORE DELETE ON terminal_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminal_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER action_verdicts_no_update BEFORE UPDATE ON action_verdicts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'action_verdicts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER action_verdicts_no_delete BEFORE DELETE ON action_verdicts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'action_verdicts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER closures_no_update BEFORE UPDATE ON closures WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'closures holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER closures_no_delete BEFORE DELETE ON closures WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'closures holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER closure_withdrawals_no_update BEFORE UPDATE ON closure_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'closure_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER closure_withdrawals_no_delete BEFORE DELETE ON closure_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'closure_withdrawals holds facts'); END;
