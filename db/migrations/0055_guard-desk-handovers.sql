-- Who handed what to whom, and the answer, are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER handovers_no_update BEFORE UPDATE ON handovers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'handovers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER handovers_no_delete BEFORE DELETE ON handovers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'handovers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER handover_answers_no_update BEFORE UPDATE ON handover_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'handover_answers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER handover_answers_no_delete BEFORE DELETE ON handover_answers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'handover_answers holds facts'); END;
