-- What was printed, hung and chosen are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER board_prints_no_update BEFORE UPDATE ON board_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'board_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER board_prints_no_delete BEFORE DELETE ON board_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'board_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER board_hangings_no_update BEFORE UPDATE ON board_hangings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'board_hangings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER board_hangings_no_delete BEFORE DELETE ON board_hangings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'board_hangings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER printer_choices_no_update BEFORE UPDATE ON printer_choices WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'printer_choices holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER printer_choices_no_delete BEFORE DELETE ON printer_choices WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'printer_choices holds facts'); END;
