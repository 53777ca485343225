-- What was taken back is a fact: it goes only while it is rebuilt from the journal.
CREATE TRIGGER act_withdrawals_no_update BEFORE UPDATE ON act_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'act_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER act_withdrawals_no_delete BEFORE DELETE ON act_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'act_withdrawals holds facts'); END;
