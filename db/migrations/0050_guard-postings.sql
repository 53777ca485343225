-- Facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER office_sections_no_update BEFORE UPDATE ON office_sections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_sections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER office_sections_no_delete BEFORE DELETE ON office_sections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_sections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER service_placings_no_update BEFORE UPDATE ON service_placings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'service_placings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER service_placings_no_delete BEFORE DELETE ON service_placings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'service_placings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'postings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'postings holds facts'); END;
