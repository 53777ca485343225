CREATE TABLE `complaint_addenda` (
	`id` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text,
	`text` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaint_addenda_complaint` ON `complaint_addenda` (`complaint_id`,`at`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`tracking_code` text NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`about_manager` integer NOT NULL,
	`visit_id` text,
	`due_day` text NOT NULL,
	`sealed` text,
	`text` text,
	`contact_name` text,
	`contact_phone` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "complaints_number_form" CHECK("complaints"."number" >= 1),
	CONSTRAINT "complaints_sealed" CHECK("complaints"."about_manager" = 0 OR "complaints"."text" IS NULL)
);
--> statement-breakpoint
CREATE INDEX `complaints_number` ON `complaints` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `complaints_day` ON `complaints` (`day`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`due_day`);--> statement-breakpoint
CREATE INDEX `complaints_tracking` ON `complaints` (`tracking_code`);--> statement-breakpoint
CREATE TABLE `day_closings` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`head_code` text,
	`summary` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "day_closings_kind" CHECK("day_closings"."kind" IN ('closed', 'reopened'))
);
--> statement-breakpoint
CREATE INDEX `day_closings_day` ON `day_closings` (`for_day`,`at`);--> statement-breakpoint
CREATE TABLE `explanations` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`exception_key` text NOT NULL,
	`kind` text NOT NULL,
	`reason_code` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `explanations_day` ON `explanations` (`for_day`,`exception_key`);--> statement-breakpoint
CREATE TABLE `manual_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`payment_id` text NOT NULL,
	`row_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `manual_matches_day` ON `manual_matches` (`for_day`);--> statement-breakpoint
CREATE TABLE `psp_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`profile` text NOT NULL,
	`row_count` integer NOT NULL,
	`total` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_imports_day` ON `psp_imports` (`for_day`);--> statement-breakpoint
CREATE INDEX `psp_imports_file` ON `psp_imports` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `psp_rows` (
	`import_id` text NOT NULL,
	`row_id` text NOT NULL,
	`terminal_id` text NOT NULL,
	`rrn` text,
	`stan` text,
	`card_masked` text,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`amount` integer NOT NULL,
	`date` text NOT NULL,
	`time` text,
	`service_code` text,
	`for_day` text NOT NULL,
	PRIMARY KEY(`import_id`, `row_id`),
	FOREIGN KEY (`import_id`) REFERENCES `psp_imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "psp_rows_card" CHECK("psp_rows"."card_masked" IS NULL OR length(replace("psp_rows"."card_masked", '*', '')) <= 10)
);
--> statement-breakpoint
CREATE INDEX `psp_rows_day` ON `psp_rows` (`for_day`);--> statement-breakpoint
CREATE INDEX `psp_rows_row` ON `psp_rows` (`row_id`);--> statement-breakpoint
CREATE TABLE `zero_declarations` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`for_day` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `zero_declarations_day` ON `zero_declarations` (`for_day`);--> statement-breakpoint
CREATE TABLE `external_rates` (
	`id` text PRIMARY KEY NOT NULL,
	`item_code` text NOT NULL,
	`amount` integer NOT NULL,
	`authority` text NOT NULL,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`effective_from` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "external_rates_amount" CHECK("external_rates"."amount" >= 0)
);
--> statement-breakpoint
CREATE INDEX `external_rates_item` ON `external_rates` (`item_code`,`effective_from`);--> statement-breakpoint
CREATE TABLE `fee_charges` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`tariff_id` text NOT NULL,
	`total` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "fee_charges_total" CHECK("fee_charges"."total" >= 0)
);
--> statement-breakpoint
CREATE INDEX `fee_charges_visit` ON `fee_charges` (`visit_id`);--> statement-breakpoint
CREATE INDEX `fee_charges_day` ON `fee_charges` (`day`);--> statement-breakpoint
CREATE TABLE `fee_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`charge_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fee_corrections_charge` ON `fee_corrections` (`charge_id`);--> statement-breakpoint
CREATE INDEX `fee_corrections_day` ON `fee_corrections` (`day`);--> statement-breakpoint
CREATE TABLE `fee_lines` (
	`charge_id` text NOT NULL,
	`line` integer NOT NULL,
	`item_code` text NOT NULL,
	`unit_amount` integer NOT NULL,
	`count` integer NOT NULL,
	`charged_count` integer NOT NULL,
	`reduction` integer NOT NULL,
	`reduction_code` text,
	`net` integer NOT NULL,
	`vat` integer NOT NULL,
	`gross` integer NOT NULL,
	`payee` text NOT NULL,
	`channel` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`charge_id`, `line`),
	FOREIGN KEY (`charge_id`) REFERENCES `fee_charges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fee_lines_gross" CHECK("fee_lines"."gross" = "fee_lines"."net" + "fee_lines"."vat" AND "fee_lines"."net" >= 0 AND "fee_lines"."vat" >= 0),
	CONSTRAINT "fee_lines_payee" CHECK("fee_lines"."payee" IN ('office', 'government', 'sms', 'other')),
	CONSTRAINT "fee_lines_channel" CHECK("fee_lines"."channel" IN ('office_pos', 'system_gateway'))
);
--> statement-breakpoint
CREATE INDEX `fee_lines_day` ON `fee_lines` (`day`,`channel`);--> statement-breakpoint
CREATE TABLE `tariff_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`tariff_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tariff_confirmations_tariff` ON `tariff_confirmations` (`tariff_id`);--> statement-breakpoint
CREATE TABLE `tariffs` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`authority` text NOT NULL,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`effective_from` text NOT NULL,
	`content_sha256` text NOT NULL,
	`content` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tariffs_effective` ON `tariffs` (`effective_from`);--> statement-breakpoint
CREATE INDEX `tariffs_content` ON `tariffs` (`content_sha256`);--> statement-breakpoint
CREATE TABLE `identity_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason_code` text,
	`items` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_checks_visit` ON `identity_checks` (`visit_id`,`at`);--> statement-breakpoint
CREATE INDEX `identity_checks_day` ON `identity_checks` (`day`,`outcome`);--> statement-breakpoint
CREATE TABLE `device` (
	`id` integer PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`epoch` text NOT NULL,
	`signing_key` blob NOT NULL,
	`public_key` text NOT NULL,
	`identifier_key` blob NOT NULL,
	`office_code` text NOT NULL,
	`desk_number` integer NOT NULL,
	`device_name` text NOT NULL,
	`demo` integer NOT NULL,
	CONSTRAINT "device_one" CHECK("device"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`pos` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`day` text NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`hash` text NOT NULL,
	`bytes` blob NOT NULL,
	CONSTRAINT "journal_seq" CHECK("journal"."seq" >= 1),
	CONSTRAINT "journal_hash" CHECK(length("journal"."hash") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_stream` ON `journal` (`device`,`epoch`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_day` ON `journal` (`day`,`pos`);--> statement-breakpoint
CREATE INDEX `journal_actor` ON `journal` (`actor`,`at`);--> statement-breakpoint
CREATE TABLE `maintenance` (
	`id` integer PRIMARY KEY NOT NULL,
	`rebuilding` integer NOT NULL,
	CONSTRAINT "maintenance_one" CHECK("maintenance"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `private_parts` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`salt` blob NOT NULL,
	`bytes` blob,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `streams` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`start_hash` text NOT NULL,
	`acked_seq` integer NOT NULL,
	`acked_hash` text,
	`backed_up_seq` integer NOT NULL,
	`forked` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`)
);
--> statement-breakpoint
CREATE TABLE `sync_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`province_url` text NOT NULL,
	`server_epoch` text NOT NULL,
	`signing_key` text NOT NULL,
	`sealing_key` text NOT NULL,
	`enrolled_at` text NOT NULL,
	`last_contact_at` text,
	`clock_offset_ms` integer,
	`quarantined` text NOT NULL,
	CONSTRAINT "sync_state_one" CHECK("sync_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `office_set_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cash_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cash_offers_day` ON `cash_offers` (`day`);--> statement-breakpoint
CREATE TABLE `payment_allocations` (
	`payment_id` text NOT NULL,
	`charge_id` text NOT NULL,
	`line` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `charge_id`, `line`),
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_allocations_amount" CHECK("payment_allocations"."amount" > 0)
);
--> statement-breakpoint
CREATE INDEX `payment_allocations_line` ON `payment_allocations` (`charge_id`,`line`);--> statement-breakpoint
CREATE TABLE `payment_reversals` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason_code` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "payment_reversals_amount" CHECK("payment_reversals"."amount" < 0)
);
--> statement-breakpoint
CREATE INDEX `payment_reversals_payment` ON `payment_reversals` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_reversals_day` ON `payment_reversals` (`day`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`terminal_id` text NOT NULL,
	`rrn` text NOT NULL,
	`stan` text NOT NULL,
	`card_masked` text NOT NULL,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "payments_amount" CHECK("payments"."amount" > 0),
	CONSTRAINT "payments_method" CHECK("payments"."method" = 'pos'),
	CONSTRAINT "payments_rrn_form" CHECK(length("payments"."rrn") = 12),
	CONSTRAINT "payments_card_form" CHECK(length(replace("payments"."card_masked", '*', '')) <= 10)
);
--> statement-breakpoint
CREATE INDEX `payments_rrn` ON `payments` (`terminal_id`,`rrn`);--> statement-breakpoint
CREATE INDEX `payments_visit` ON `payments` (`visit_id`);--> statement-breakpoint
CREATE INDEX `payments_day` ON `payments` (`day`);--> statement-breakpoint
CREATE TABLE `receipt_prints` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `receipt_prints_visit` ON `receipt_prints` (`visit_id`);--> statement-breakpoint
CREATE TABLE `terminal_retirements` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`last_day` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `terminal_retirements_terminal` ON `terminal_retirements` (`terminal_id`);--> statement-breakpoint
CREATE TABLE `terminals` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`merchant` text NOT NULL,
	`psp` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "terminals_form" CHECK(length("terminals"."terminal_id") BETWEEN 7 AND 8)
);
--> statement-breakpoint
CREATE INDEX `terminals_terminal` ON `terminals` (`terminal_id`);--> statement-breakpoint
CREATE TABLE `action_completions` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `action_completions_action` ON `action_completions` (`action_id`);--> statement-breakpoint
CREATE TABLE `corrective_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`check_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`due_day` text NOT NULL,
	`description` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "corrective_actions_due_form" CHECK(due_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `corrective_actions_due` ON `corrective_actions` (`due_day`);--> statement-breakpoint
CREATE TABLE `day_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "day_openings_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `day_openings_day` ON `day_openings` (`day`);--> statement-breakpoint
CREATE TABLE `premises_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`result` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "premises_checks_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `premises_checks_day` ON `premises_checks` (`day`,`item`);--> statement-breakpoint
CREATE TABLE `activations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`one_time_code_hash` text,
	`code_expires_at` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activations_person` ON `activations` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `clearances` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reference` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "clearances_span" CHECK("clearances"."expires_on" >= "clearances"."issued_on")
);
--> statement-breakpoint
CREATE INDEX `clearances_person` ON `clearances` (`person_id`,`expires_on`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`password_hash` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `credentials_person` ON `credentials` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `cut_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`left_at` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cut_offs_person` ON `cut_offs` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`national_code_masked` text NOT NULL,
	`national_code_hmac` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "persons_role" CHECK("persons"."role" IN ('clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'))
);
--> statement-breakpoint
CREATE INDEX `persons_national_code` ON `persons` (`national_code_hmac`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_ins_person` ON `sign_ins` (`person_id`,`at`);--> statement-breakpoint
CREATE TABLE `supervision_files` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`file_number` text NOT NULL,
	`opened_on` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `supervision_files_person` ON `supervision_files` (`person_id`);--> statement-breakpoint
CREATE TABLE `advice_referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `advice_referrals_day` ON `advice_referrals` (`day`);--> statement-breakpoint
CREATE TABLE `client_views` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `client_views_visit` ON `client_views` (`visit_id`);--> statement-breakpoint
CREATE TABLE `client_words` (
	`word` text NOT NULL,
	`identifier_hmac` text NOT NULL,
	PRIMARY KEY(`word`, `identifier_hmac`)
);
--> statement-breakpoint
CREATE TABLE `clients` (
	`identifier_hmac` text PRIMARY KEY NOT NULL,
	`client_type` text NOT NULL,
	`identifier_masked` text NOT NULL,
	`identifier` text,
	`name` text,
	`name_folded` text,
	`mobile` text,
	`postal_code` text,
	`version` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `visit_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason_code` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_endings_visit` ON `visit_endings` (`visit_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`client_type` text NOT NULL,
	`identifier_hmac` text NOT NULL,
	`identifier_masked` text NOT NULL,
	`person_hmac` text NOT NULL,
	`matter_role` text NOT NULL,
	`identifier` text,
	`client_name` text,
	`mobile` text,
	`postal_code` text,
	`details` text,
	`tracking_number` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "visits_number" CHECK("visits"."number" >= 1),
	CONSTRAINT "visits_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `visits_day` ON `visits` (`day`,`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `visits_client` ON `visits` (`identifier_hmac`,`at`);