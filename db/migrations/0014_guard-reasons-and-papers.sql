-- Reasons, corrections, filings, papers and differences are facts: they go only while they are rebuilt from the journal.
CREATE TRIGGER visit_reasons_no_update BEFORE UPDATE ON visit_reasons WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_reasons holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_reasons_no_delete BEFORE DELETE ON visit_reasons WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_reasons holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_corrections_no_update BEFORE UPDATE ON visit_corrections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_corrections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_corrections_no_delete BEFORE DELETE ON visit_corrections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_corrections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_filings_no_update BEFORE UPDATE ON visit_filings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_filings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_filings_no_delete BEFORE DELETE ON visit_filings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_filings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sana_registrations_no_update BEFORE UPDATE ON sana_registrations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sana_registrations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sana_registrations_no_delete BEFORE DELETE ON sana_registrations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sana_registrations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_reductions_no_update BEFORE UPDATE ON fee_reductions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_reductions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_reductions_no_delete BEFORE DELETE ON fee_reductions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_reductions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_differences_no_update BEFORE UPDATE ON payment_differences WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_differences holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_differences_no_delete BEFORE DELETE ON payment_differences WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_differences holds facts'); END;
--> statement-breakpoint
-- Visits of before this version that still need somebody.
INSERT INTO open_visits (visit_id, day)
SELECT v.id, v.day FROM visits v
WHERE NOT EXISTS (SELECT 1 FROM visit_endings e WHERE e.visit_id = v.id)
  AND coalesce((SELECT c.outcome FROM identity_checks c WHERE c.visit_id = v.id ORDER BY c.at DESC, c.id DESC LIMIT 1), '') <> 'refused';
