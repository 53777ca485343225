-- The journal never changes; facts in the duty tables go only while they are rebuilt from it.
INSERT INTO maintenance (id, rebuilding) VALUES (1, 0);
--> statement-breakpoint
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal allows no change'); END;
--> statement-breakpoint
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal allows no removal'); END;
--> statement-breakpoint
CREATE TRIGGER office_set_ups_no_update BEFORE UPDATE ON office_set_ups WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_set_ups holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER office_set_ups_no_delete BEFORE DELETE ON office_set_ups WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'office_set_ups holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER persons_no_update BEFORE UPDATE ON persons WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'persons holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER persons_no_delete BEFORE DELETE ON persons WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'persons holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER supervision_files_no_update BEFORE UPDATE ON supervision_files WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'supervision_files holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER supervision_files_no_delete BEFORE DELETE ON supervision_files WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'supervision_files holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clearances_no_update BEFORE UPDATE ON clearances WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clearances holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER clearances_no_delete BEFORE DELETE ON clearances WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'clearances holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER activations_no_update BEFORE UPDATE ON activations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'activations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER activations_no_delete BEFORE DELETE ON activations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'activations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER credentials_no_update BEFORE UPDATE ON credentials WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'credentials holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER credentials_no_delete BEFORE DELETE ON credentials WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'credentials holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cut_offs_no_update BEFORE UPDATE ON cut_offs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_offs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cut_offs_no_delete BEFORE DELETE ON cut_offs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cut_offs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sign_ins_no_update BEFORE UPDATE ON sign_ins WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sign_ins holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER sign_ins_no_delete BEFORE DELETE ON sign_ins WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'sign_ins holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER premises_checks_no_update BEFORE UPDATE ON premises_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'premises_checks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER premises_checks_no_delete BEFORE DELETE ON premises_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'premises_checks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER corrective_actions_no_update BEFORE UPDATE ON corrective_actions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'corrective_actions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER corrective_actions_no_delete BEFORE DELETE ON corrective_actions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'corrective_actions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER action_completions_no_update BEFORE UPDATE ON action_completions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'action_completions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER action_completions_no_delete BEFORE DELETE ON action_completions WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'action_completions holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER day_openings_no_update BEFORE UPDATE ON day_openings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_openings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER day_openings_no_delete BEFORE DELETE ON day_openings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_openings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visits_no_update BEFORE UPDATE ON visits WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visits holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visits_no_delete BEFORE DELETE ON visits WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visits holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_endings_no_update BEFORE UPDATE ON visit_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_endings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER visit_endings_no_delete BEFORE DELETE ON visit_endings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'visit_endings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER client_views_no_update BEFORE UPDATE ON client_views WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'client_views holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER client_views_no_delete BEFORE DELETE ON client_views WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'client_views holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER advice_referrals_no_update BEFORE UPDATE ON advice_referrals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'advice_referrals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER advice_referrals_no_delete BEFORE DELETE ON advice_referrals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'advice_referrals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER identity_checks_no_update BEFORE UPDATE ON identity_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'identity_checks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER identity_checks_no_delete BEFORE DELETE ON identity_checks WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'identity_checks holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tariffs_no_update BEFORE UPDATE ON tariffs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tariffs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tariffs_no_delete BEFORE DELETE ON tariffs WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tariffs holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tariff_confirmations_no_update BEFORE UPDATE ON tariff_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tariff_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER tariff_confirmations_no_delete BEFORE DELETE ON tariff_confirmations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'tariff_confirmations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER external_rates_no_update BEFORE UPDATE ON external_rates WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'external_rates holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER external_rates_no_delete BEFORE DELETE ON external_rates WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'external_rates holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_charges_no_update BEFORE UPDATE ON fee_charges WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_charges holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_charges_no_delete BEFORE DELETE ON fee_charges WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_charges holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_lines_no_update BEFORE UPDATE ON fee_lines WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_lines holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_lines_no_delete BEFORE DELETE ON fee_lines WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_lines holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_corrections_no_update BEFORE UPDATE ON fee_corrections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_corrections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER fee_corrections_no_delete BEFORE DELETE ON fee_corrections WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'fee_corrections holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminals_no_update BEFORE UPDATE ON terminals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminals_no_delete BEFORE DELETE ON terminals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminal_retirements_no_update BEFORE UPDATE ON terminal_retirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminal_retirements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER terminal_retirements_no_delete BEFORE DELETE ON terminal_retirements WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'terminal_retirements holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payments_no_update BEFORE UPDATE ON payments WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payments holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payments holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_allocations_no_update BEFORE UPDATE ON payment_allocations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_allocations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_allocations_no_delete BEFORE DELETE ON payment_allocations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_allocations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_reversals_no_update BEFORE UPDATE ON payment_reversals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_reversals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER payment_reversals_no_delete BEFORE DELETE ON payment_reversals WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'payment_reversals holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cash_offers_no_update BEFORE UPDATE ON cash_offers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cash_offers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER cash_offers_no_delete BEFORE DELETE ON cash_offers WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'cash_offers holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_prints_no_update BEFORE UPDATE ON receipt_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'receipt_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER receipt_prints_no_delete BEFORE DELETE ON receipt_prints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'receipt_prints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER complaints_no_update BEFORE UPDATE ON complaints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER complaints_no_delete BEFORE DELETE ON complaints WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaints holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_addenda_no_update BEFORE UPDATE ON complaint_addenda WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaint_addenda holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER complaint_addenda_no_delete BEFORE DELETE ON complaint_addenda WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'complaint_addenda holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_imports_no_update BEFORE UPDATE ON psp_imports WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_imports holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_imports_no_delete BEFORE DELETE ON psp_imports WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_imports holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_rows_no_update BEFORE UPDATE ON psp_rows WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_rows holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_rows_no_delete BEFORE DELETE ON psp_rows WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_rows holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER zero_declarations_no_update BEFORE UPDATE ON zero_declarations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'zero_declarations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER zero_declarations_no_delete BEFORE DELETE ON zero_declarations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'zero_declarations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER manual_matches_no_update BEFORE UPDATE ON manual_matches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'manual_matches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER manual_matches_no_delete BEFORE DELETE ON manual_matches WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'manual_matches holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER explanations_no_update BEFORE UPDATE ON explanations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'explanations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER explanations_no_delete BEFORE DELETE ON explanations WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'explanations holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER day_closings_no_update BEFORE UPDATE ON day_closings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_closings holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER day_closings_no_delete BEFORE DELETE ON day_closings WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_closings holds facts'); END;
