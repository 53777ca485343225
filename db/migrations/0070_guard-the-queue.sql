-- Numbers, calls and counted feedback are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER queue_switches_no_update BEFORE UPDATE ON queue_switches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'queue_switches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER queue_switches_no_delete BEFORE DELETE ON queue_switches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'queue_switches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tickets_no_update BEFORE UPDATE ON tickets WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tickets holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tickets_no_delete BEFORE DELETE ON tickets WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tickets holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_calls_no_update BEFORE UPDATE ON ticket_calls WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_calls holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_calls_no_delete BEFORE DELETE ON ticket_calls WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_calls holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_recalls_no_update BEFORE UPDATE ON ticket_recalls WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_recalls holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_recalls_no_delete BEFORE DELETE ON ticket_recalls WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_recalls holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_releases_no_update BEFORE UPDATE ON ticket_releases WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_releases holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_releases_no_delete BEFORE DELETE ON ticket_releases WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_releases holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_servings_no_update BEFORE UPDATE ON ticket_servings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_servings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_servings_no_delete BEFORE DELETE ON ticket_servings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_servings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_take_backs_no_update BEFORE UPDATE ON ticket_take_backs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_take_backs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER ticket_take_backs_no_delete BEFORE DELETE ON ticket_take_backs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'ticket_take_backs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER feedback_counts_no_update BEFORE UPDATE ON feedback_counts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'feedback_counts holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER feedback_counts_no_delete BEFORE DELETE ON feedback_counts WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'feedback_counts holds facts'); END;
