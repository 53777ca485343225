-- Pieces, and what was taught, published and said of it, are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER equipment_no_update BEFORE UPDATE ON equipment WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_no_delete BEFORE DELETE ON equipment WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_handovers_no_update BEFORE UPDATE ON equipment_handovers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_handovers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_handovers_no_delete BEFORE DELETE ON equipment_handovers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_handovers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_answers_no_update BEFORE UPDATE ON equipment_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_answers_no_delete BEFORE DELETE ON equipment_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_recoveries_no_update BEFORE UPDATE ON equipment_recoveries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_recoveries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_recoveries_no_delete BEFORE DELETE ON equipment_recoveries WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_recoveries holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_faults_no_update BEFORE UPDATE ON equipment_faults WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_faults holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_faults_no_delete BEFORE DELETE ON equipment_faults WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_faults holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_repairs_no_update BEFORE UPDATE ON equipment_repairs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_repairs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_repairs_no_delete BEFORE DELETE ON equipment_repairs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_repairs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_looks_no_update BEFORE UPDATE ON equipment_looks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_looks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_looks_no_delete BEFORE DELETE ON equipment_looks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_looks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_write_offs_no_update BEFORE UPDATE ON equipment_write_offs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_write_offs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER equipment_write_offs_no_delete BEFORE DELETE ON equipment_write_offs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'equipment_write_offs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_topics_no_update BEFORE UPDATE ON training_topics WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_topics holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_topics_no_delete BEFORE DELETE ON training_topics WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_topics holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_topic_ends_no_update BEFORE UPDATE ON training_topic_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_topic_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_topic_ends_no_delete BEFORE DELETE ON training_topic_ends WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_topic_ends holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_sessions_no_update BEFORE UPDATE ON training_sessions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_sessions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_sessions_no_delete BEFORE DELETE ON training_sessions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_sessions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_attendances_no_update BEFORE UPDATE ON training_attendances WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_attendances holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER training_attendances_no_delete BEFORE DELETE ON training_attendances WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'training_attendances holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notices holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notices holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_acknowledgements_no_update BEFORE UPDATE ON notice_acknowledgements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_acknowledgements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_acknowledgements_no_delete BEFORE DELETE ON notice_acknowledgements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_acknowledgements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_withdrawals_no_update BEFORE UPDATE ON notice_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_withdrawals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER notice_withdrawals_no_delete BEFORE DELETE ON notice_withdrawals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'notice_withdrawals holds facts'); END;
