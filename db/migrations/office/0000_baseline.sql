CREATE TABLE `access_alert_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`alert_id` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_alert_answers_alert` ON `access_alert_answers` (`alert_id`,`lc`);--> statement-breakpoint
CREATE TABLE `access_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`access_ids` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_alerts_person` ON `access_alerts` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `access_alerts_lc` ON `access_alerts` (`lc`);--> statement-breakpoint
CREATE TABLE `client_views` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`purpose` text NOT NULL,
	`boot` text NOT NULL,
	`elapsed_ms` integer NOT NULL,
	`reckoned_ms` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `client_views_visit` ON `client_views` (`visit_id`);--> statement-breakpoint
CREATE INDEX `client_views_day` ON `client_views` (`day`,`actor`);--> statement-breakpoint
CREATE INDEX `client_views_actor` ON `client_views` (`actor`,`at`);--> statement-breakpoint
CREATE TABLE `record_views` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`boot` text NOT NULL,
	`elapsed_ms` integer NOT NULL,
	`reckoned_ms` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_views_day` ON `record_views` (`day`,`actor`);--> statement-breakpoint
CREATE INDEX `record_views_actor` ON `record_views` (`actor`,`at`);--> statement-breakpoint
CREATE TABLE `account_facts` (
	`id` text NOT NULL,
	`type` text NOT NULL,
	`person_id` text,
	`signed_by` text,
	`makes` text,
	`under` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `account_facts_makes` ON `account_facts` (`makes`);--> statement-breakpoint
CREATE TABLE `facts_named` (
	`id` text PRIMARY KEY NOT NULL,
	`of_device` text NOT NULL,
	`of_epoch` text NOT NULL,
	`of_seq` integer NOT NULL,
	`type` text NOT NULL,
	`person_id` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `facts_named_place` ON `facts_named` (`of_device`,`of_epoch`,`of_seq`);--> statement-breakpoint
CREATE INDEX `facts_named_day` ON `facts_named` (`day`);--> statement-breakpoint
CREATE TABLE `facts_set_apart` (
	`id` text NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `facts_set_apart_id` ON `facts_set_apart` (`id`);--> statement-breakpoint
CREATE TABLE `clock_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`doubt_id` text NOT NULL,
	`wall` text NOT NULL,
	`accepted_ms` integer NOT NULL,
	`second_by` text,
	`is_by_province` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `clock_confirmations_doubt` ON `clock_confirmations` (`doubt_id`);--> statement-breakpoint
CREATE INDEX `clock_confirmations_device` ON `clock_confirmations` (`device`,`at`);--> statement-breakpoint
CREATE TABLE `clock_doubts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`wall` text NOT NULL,
	`expected` text NOT NULL,
	`floor` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `clock_doubts_device` ON `clock_doubts` (`device`,`at`);--> statement-breakpoint
CREATE TABLE `control_asks` (
	`id` text PRIMARY KEY NOT NULL,
	`control` text NOT NULL,
	`about` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`reason` text,
	`title` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `control_loosenings` (
	`id` text PRIMARY KEY NOT NULL,
	`control` text NOT NULL,
	`about` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`setting_id` text NOT NULL,
	`second_by` text,
	`ask_id` text,
	`reason` text,
	`title` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `control_loosenings_lc` ON `control_loosenings` (`lc`,`id`);--> statement-breakpoint
CREATE INDEX `control_loosenings_setting` ON `control_loosenings` (`setting_id`);--> statement-breakpoint
CREATE INDEX `control_loosenings_ask` ON `control_loosenings` (`ask_id`);--> statement-breakpoint
CREATE TABLE `access_cuts` (
	`id` text PRIMARY KEY NOT NULL,
	`cut_off_id` text NOT NULL,
	`system_id` text NOT NULL,
	`outcome` text NOT NULL,
	`cut_at` text NOT NULL,
	`cut_by` text,
	`proof` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `access_cuts_cut_off` ON `access_cuts` (`cut_off_id`);--> statement-breakpoint
CREATE TABLE `departure_checklists` (
	`id` text PRIMARY KEY NOT NULL,
	`cut_off_id` text NOT NULL,
	`person_id` text NOT NULL,
	`systems` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `departure_checklists_cut_off` ON `departure_checklists` (`cut_off_id`);--> statement-breakpoint
CREATE INDEX `departure_checklists_person` ON `departure_checklists` (`person_id`);--> statement-breakpoint
CREATE TABLE `departure_closings` (
	`id` text PRIMARY KEY NOT NULL,
	`cut_off_id` text NOT NULL,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`late` integer NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "departure_closings_letter_day" CHECK(letter_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `departure_closings_cut_off` ON `departure_closings` (`cut_off_id`);--> statement-breakpoint
CREATE TABLE `departure_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`drafts` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `departure_drafts_person` ON `departure_drafts` (`person_id`);--> statement-breakpoint
CREATE TABLE `departure_drafts_taken` (
	`id` text PRIMARY KEY NOT NULL,
	`left_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `departure_drafts_taken_left` ON `departure_drafts_taken` (`left_id`);--> statement-breakpoint
CREATE TABLE `outside_system_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`system_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outside_systems` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `emergencies` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`reason` text,
	`expires_at` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `emergencies_lc` ON `emergencies` (`lc`,`id`);--> statement-breakpoint
CREATE INDEX `emergencies_person` ON `emergencies` (`person_id`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `emergencies_day` ON `emergencies` (`day`);--> statement-breakpoint
CREATE TABLE `emergency_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`emergency_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `emergency_ends_emergency` ON `emergency_ends` (`emergency_id`);--> statement-breakpoint
CREATE TABLE `inspection_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`inspection_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspection_ends_inspection` ON `inspection_ends` (`inspection_id`);--> statement-breakpoint
CREATE TABLE `inspection_refusals` (
	`id` text PRIMARY KEY NOT NULL,
	`code_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspection_refusals_lc` ON `inspection_refusals` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`code_id` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`sections` text NOT NULL,
	`expires_at` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspections_code` ON `inspections` (`code_id`);--> statement-breakpoint
CREATE INDEX `inspections_lc` ON `inspections` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `office_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`sections` text NOT NULL,
	`body` text,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`effective_on` text NOT NULL,
	`reason` text,
	`to_office` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `postings_person` ON `postings` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `section_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `section_endings_section` ON `section_endings` (`section_id`);--> statement-breakpoint
CREATE TABLE `service_placings` (
	`id` text PRIMARY KEY NOT NULL,
	`item_code` text NOT NULL,
	`section_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `service_placings_item` ON `service_placings` (`item_code`,`lc`);--> statement-breakpoint
CREATE TABLE `transfer_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`transfer_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfer_withdrawals_transfer` ON `transfer_withdrawals` (`transfer_id`);--> statement-breakpoint
CREATE TABLE `second_factor_code_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`place` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_code_uses_sheet` ON `second_factor_code_uses` (`sheet_id`);--> statement-breakpoint
CREATE TABLE `second_factor_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`algorithm` integer NOT NULL,
	`sign_count` integer NOT NULL,
	`asks_holder` integer NOT NULL,
	`credential_id` text,
	`public_key` text,
	`label` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_keys_person` ON `second_factor_keys` (`person_id`);--> statement-breakpoint
CREATE INDEX `second_factor_keys_id` ON `second_factor_keys` (`credential_id`);--> statement-breakpoint
CREATE TABLE `second_factor_removals` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_removals_key` ON `second_factor_removals` (`key_id`);--> statement-breakpoint
CREATE TABLE `second_factor_requirements` (
	`id` text PRIMARY KEY NOT NULL,
	`is_required` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `second_factor_restorations` (
	`id` text PRIMARY KEY NOT NULL,
	`code_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_restorations_code` ON `second_factor_restorations` (`code_id`);--> statement-breakpoint
CREATE INDEX `second_factor_restorations_person` ON `second_factor_restorations` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `second_factor_sheets` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`hashes` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_sheets_person` ON `second_factor_sheets` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `second_factor_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`act` text,
	`sign_count` integer NOT NULL,
	`known` integer,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_uses_key` ON `second_factor_uses` (`key_id`,`sign_count`);--> statement-breakpoint
CREATE TABLE `activations` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`code_key` text NOT NULL,
	`sealed` text,
	`code_expires_at` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activations_person` ON `activations` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `clearance_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`letter_number` text NOT NULL,
	`withdrawn_on` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `clearance_withdrawals_person` ON `clearance_withdrawals` (`person_id`);--> statement-breakpoint
CREATE TABLE `clearances` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reference` text NOT NULL,
	`issued_on` text NOT NULL,
	`expires_on` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "clearances_span" CHECK("clearances"."expires_on" >= "clearances"."issued_on")
);
--> statement-breakpoint
CREATE INDEX `clearances_person` ON `clearances` (`person_id`,`expires_on`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`public_key` text NOT NULL,
	`sealed` text,
	`activation_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `credentials_person` ON `credentials` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `cut_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`left_at` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cut_offs_person` ON `cut_offs` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `inquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reference` text NOT NULL,
	`requested_on` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inquiries_person` ON `inquiries` (`person_id`);--> statement-breakpoint
CREATE TABLE `name_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`former_name` text NOT NULL,
	`name` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `name_corrections_person` ON `name_corrections` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `post_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`body` text NOT NULL,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "post_changes_role" CHECK("post_changes"."role" IN ('clerk', 'manager', 'legal_expert', 'it_expert'))
);
--> statement-breakpoint
CREATE INDEX `post_changes_person` ON `post_changes` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`national_code_masked` text NOT NULL,
	`national_code_hmac` text NOT NULL,
	`national_code` text,
	`father_name` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "registrations_role" CHECK("registrations"."role" IN ('clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'))
);
--> statement-breakpoint
CREATE INDEX `registrations_national_code` ON `registrations` (`national_code_hmac`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_ins_person` ON `sign_ins` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_ins_lc` ON `sign_ins` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `supervision_files` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`file_number` text NOT NULL,
	`opened_on` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `supervision_files_person` ON `supervision_files` (`person_id`);--> statement-breakpoint
CREATE TABLE `closure_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`closure_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `closure_withdrawals_closure` ON `closure_withdrawals` (`closure_id`);--> statement-breakpoint
CREATE TABLE `closures` (
	`id` text PRIMARY KEY NOT NULL,
	`closed_day` text NOT NULL,
	`kind` text NOT NULL,
	`authority` text NOT NULL,
	`reference` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "closures_day_form" CHECK(closed_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `closures_day` ON `closures` (`closed_day`);--> statement-breakpoint
CREATE TABLE `equipment` (
	`id` text PRIMARY KEY NOT NULL,
	`desk_number` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`serial` text NOT NULL,
	`terminal_id` text,
	`service_every_days` integer,
	`title` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "equipment_number_form" CHECK("equipment"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `equipment_number` ON `equipment` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `equipment_serial` ON `equipment` (`serial`);--> statement-breakpoint
CREATE TABLE `equipment_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`handover_id` text NOT NULL,
	`answer` text NOT NULL,
	`condition` text,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_answers_piece` ON `equipment_answers` (`equipment_id`);--> statement-breakpoint
CREATE INDEX `equipment_answers_handover` ON `equipment_answers` (`handover_id`);--> statement-breakpoint
CREATE TABLE `equipment_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`seen` text NOT NULL,
	`missing` text NOT NULL,
	`unknown` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_checks_lc` ON `equipment_checks` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `equipment_faults` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`stops_work` integer NOT NULL,
	`description` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_faults_piece` ON `equipment_faults` (`equipment_id`);--> statement-breakpoint
CREATE INDEX `equipment_faults_lc` ON `equipment_faults` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `equipment_handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`from_id` text,
	`to_id` text,
	`after` text,
	`condition` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_handovers_piece` ON `equipment_handovers` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_inspections_piece` ON `equipment_inspections` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_recoveries` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`from_id` text NOT NULL,
	`after` text,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_recoveries_piece` ON `equipment_recoveries` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_repairs` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`fault_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_repairs_piece` ON `equipment_repairs` (`equipment_id`);--> statement-breakpoint
CREATE INDEX `equipment_repairs_fault` ON `equipment_repairs` (`fault_id`);--> statement-breakpoint
CREATE TABLE `equipment_write_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`reason` text NOT NULL,
	`letter_number` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_write_offs_piece` ON `equipment_write_offs` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`of` text NOT NULL,
	`of_id` text NOT NULL,
	`sha256` text NOT NULL,
	`day_code` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `photos_subject` ON `photos` (`of_id`);--> statement-breakpoint
CREATE INDEX `photos_day` ON `photos` (`day`);--> statement-breakpoint
CREATE INDEX `photos_bytes` ON `photos` (`sha256`);--> statement-breakpoint
CREATE TABLE `office_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `office_contacts_lc` ON `office_contacts` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `printer_choices` (
	`id` text PRIMARY KEY NOT NULL,
	`paper` text NOT NULL,
	`printer` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `printer_choices_device` ON `printer_choices` (`device`,`paper`,`lc`);--> statement-breakpoint
CREATE INDEX `printer_choices_lc` ON `printer_choices` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `screen_scales` (
	`id` text PRIMARY KEY NOT NULL,
	`percent` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `screen_scales_device` ON `screen_scales` (`device`,`lc`);--> statement-breakpoint
CREATE INDEX `screen_scales_lc` ON `screen_scales` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `attendance_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attendance_withdrawals_person` ON `attendance_withdrawals` (`person_id`);--> statement-breakpoint
CREATE TABLE `notice_acknowledgements` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_acknowledgements_person` ON `notice_acknowledgements` (`actor`);--> statement-breakpoint
CREATE TABLE `notice_tries` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`wrong` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_tries_notice` ON `notice_tries` (`notice_id`);--> statement-breakpoint
CREATE TABLE `notice_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_withdrawals_notice` ON `notice_withdrawals` (`notice_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`roles` text NOT NULL,
	`renew_every_days` integer,
	`title` text,
	`body` text,
	`questions` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_attendances` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_attendances_person` ON `training_attendances` (`actor`);--> statement-breakpoint
CREATE TABLE `training_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`held_on` text NOT NULL,
	`minutes` integer NOT NULL,
	`attendees` text NOT NULL,
	`trainer` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_sessions_topic` ON `training_sessions` (`topic_id`);--> statement-breakpoint
CREATE TABLE `training_topic_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_topic_ends_topic` ON `training_topic_ends` (`topic_id`);--> statement-breakpoint
CREATE TABLE `training_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`roles` text NOT NULL,
	`valid_for_days` integer NOT NULL,
	`title` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bank_lines` (
	`statement_id` text NOT NULL,
	`line_id` text NOT NULL,
	`iban` text NOT NULL,
	`kind` text NOT NULL,
	`date` text NOT NULL,
	`time` text,
	`rials` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`statement_id`, `line_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `bank_statements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_lines_account` ON `bank_lines` (`iban`,`date`,`line_id`);--> statement-breakpoint
CREATE TABLE `bank_statements` (
	`id` text PRIMARY KEY NOT NULL,
	`file_sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`iban` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`fee` text NOT NULL,
	`term_days` integer NOT NULL,
	`line_count` integer NOT NULL,
	`credited` integer NOT NULL,
	`fees` integer NOT NULL,
	`remarks` text NOT NULL,
	`header_key` text NOT NULL,
	`mapping` text NOT NULL,
	`replaces` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `bank_statements_replaces` ON `bank_statements` (`replaces`);--> statement-breakpoint
CREATE INDEX `bank_statements_account` ON `bank_statements` (`iban`,`from_day`);--> statement-breakpoint
CREATE INDEX `bank_statements_file` ON `bank_statements` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `bank_statements_header` ON `bank_statements` (`header_key`,`lc`);--> statement-breakpoint
CREATE TABLE `batch_totals` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`for_day` text NOT NULL,
	`batch_number` text NOT NULL,
	`count` integer NOT NULL,
	`total` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `batch_totals_day` ON `batch_totals` (`for_day`);--> statement-breakpoint
CREATE INDEX `batch_totals_batch` ON `batch_totals` (`terminal_id`,`batch_number`);--> statement-breakpoint
CREATE TABLE `day_close_items` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`item_day` text NOT NULL,
	`status` text NOT NULL,
	`lent_to` text,
	PRIMARY KEY(`closing_id`, `item_id`, `status`),
	FOREIGN KEY (`closing_id`) REFERENCES `day_closings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `day_close_items_lent` ON `day_close_items` (`lent_to`,`item_id`);--> statement-breakpoint
CREATE INDEX `day_close_items_status` ON `day_close_items` (`status`,`item_day`);--> statement-breakpoint
CREATE TABLE `difference_settlements` (
	`id` text PRIMARY KEY NOT NULL,
	`difference_id` text NOT NULL,
	`account` text NOT NULL,
	`legs` text NOT NULL,
	`size` integer NOT NULL,
	`age` integer NOT NULL,
	`reason_code` text NOT NULL,
	`words` text,
	`paper` text,
	`paper_number` text,
	`second_by` text,
	`second_word` text,
	`is_alone` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `difference_settlements_of` ON `difference_settlements` (`difference_id`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `difference_settlements_day` ON `difference_settlements` (`day`);--> statement-breakpoint
CREATE INDEX `difference_settlements_second` ON `difference_settlements` (`second_by`) WHERE "difference_settlements"."second_by" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `difference_settlements_alone` ON `difference_settlements` (`day`) WHERE "difference_settlements"."is_alone" = 1;--> statement-breakpoint
CREATE TABLE `explanation_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`amount` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `explanation_limits_lc` ON `explanation_limits` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `explanations` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`exception_key` text NOT NULL,
	`kind` text NOT NULL,
	`reason_code` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `explanations_day` ON `explanations` (`for_day`,`exception_key`);--> statement-breakpoint
CREATE INDEX `explanations_key` ON `explanations` (`exception_key`);--> statement-breakpoint
CREATE TABLE `manual_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`payment_id` text NOT NULL,
	`row_id` text NOT NULL,
	`rule` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `manual_matches_day` ON `manual_matches` (`for_day`);--> statement-breakpoint
CREATE INDEX `manual_matches_payment` ON `manual_matches` (`payment_id`);--> statement-breakpoint
CREATE INDEX `manual_matches_row` ON `manual_matches` (`row_id`);--> statement-breakpoint
CREATE TABLE `match_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`match_id` text NOT NULL,
	`for_day` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `match_withdrawals_match` ON `match_withdrawals` (`match_id`);--> statement-breakpoint
CREATE TABLE `matching_rule_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`is_on` integer NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `matching_rule_changes_rule` ON `matching_rule_changes` (`rule`,`lc`);--> statement-breakpoint
CREATE INDEX `matching_rule_changes_lc` ON `matching_rule_changes` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `open_differences` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`terminal_id` text,
	`number` text,
	`base` text,
	`visit_id` text,
	`actor` text,
	`day` text NOT NULL,
	`recorded` integer NOT NULL,
	`told` integer NOT NULL,
	`open` integer NOT NULL,
	`waits` integer NOT NULL,
	`is_apart` integer NOT NULL,
	`legs` text NOT NULL,
	`is_ended` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `open_differences_day` ON `open_differences` (`day`);--> statement-breakpoint
CREATE INDEX `open_differences_open` ON `open_differences` (`day`,`id`) WHERE "open_differences"."is_ended" = 0;--> statement-breakpoint
CREATE TABLE `psp_files` (
	`import_id` text PRIMARY KEY NOT NULL,
	`file_sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_files_file` ON `psp_files` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `psp_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`profile` text NOT NULL,
	`row_count` integer NOT NULL,
	`total` integer NOT NULL,
	`remarks` text NOT NULL,
	`lacking` integer NOT NULL,
	`file_id` text NOT NULL,
	`part` integer NOT NULL,
	`parts` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_imports_day` ON `psp_imports` (`for_day`);--> statement-breakpoint
CREATE INDEX `psp_imports_file` ON `psp_imports` (`file_sha256`);--> statement-breakpoint
CREATE INDEX `psp_imports_parts` ON `psp_imports` (`file_id`,`part`) WHERE parts > 1;--> statement-breakpoint
CREATE TABLE `psp_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`header_key` text NOT NULL,
	`mapping` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_mappings_header` ON `psp_mappings` (`header_key`,`lc`);--> statement-breakpoint
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
	`iban` text,
	`for_day` text NOT NULL,
	PRIMARY KEY(`import_id`, `row_id`),
	FOREIGN KEY (`import_id`) REFERENCES `psp_imports`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "psp_rows_card" CHECK("psp_rows"."card_masked" IS NULL OR length(replace("psp_rows"."card_masked", '*', '')) <= 10)
);
--> statement-breakpoint
CREATE INDEX `psp_rows_day` ON `psp_rows` (`for_day`);--> statement-breakpoint
CREATE INDEX `psp_rows_row` ON `psp_rows` (`row_id`);--> statement-breakpoint
CREATE INDEX `psp_rows_reference` ON `psp_rows` (`terminal_id`,`rrn`);--> statement-breakpoint
CREATE INDEX `psp_rows_import` ON `psp_rows` (`import_id`,`for_day`);--> statement-breakpoint
CREATE INDEX `psp_rows_terminal` ON `psp_rows` (`terminal_id`,`date`);--> statement-breakpoint
CREATE INDEX `psp_rows_date` ON `psp_rows` (`date`);--> statement-breakpoint
CREATE TABLE `report_folders` (
	`id` text PRIMARY KEY NOT NULL,
	`folder` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `report_folders_device` ON `report_folders` (`device`,`lc`);--> statement-breakpoint
CREATE INDEX `report_folders_lc` ON `report_folders` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `reported_days` (
	`day` text NOT NULL,
	`iban` text NOT NULL,
	`rials` integer NOT NULL,
	`fee` integer NOT NULL,
	PRIMARY KEY(`iban`, `day`)
);
--> statement-breakpoint
CREATE INDEX `reported_days_day` ON `reported_days` (`day`);--> statement-breakpoint
CREATE TABLE `zero_declarations` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`for_day` text NOT NULL,
	`batch_number` text NOT NULL,
	`batch_total` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `zero_declarations_day` ON `zero_declarations` (`for_day`);--> statement-breakpoint
CREATE INDEX `zero_declarations_batch` ON `zero_declarations` (`terminal_id`,`batch_number`);--> statement-breakpoint
CREATE TABLE `action_completions` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`proof_kind` text,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `action_completions_action` ON `action_completions` (`action_id`);--> statement-breakpoint
CREATE TABLE `action_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`completion_id` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `action_verdicts_action` ON `action_verdicts` (`action_id`);--> statement-breakpoint
CREATE TABLE `corrective_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`check_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`due_day` text NOT NULL,
	`description` text,
	`reopens` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "corrective_actions_due_form" CHECK(due_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `corrective_actions_due` ON `corrective_actions` (`due_day`);--> statement-breakpoint
CREATE INDEX `corrective_actions_check` ON `corrective_actions` (`check_id`);--> statement-breakpoint
CREATE INDEX `corrective_actions_reopens` ON `corrective_actions` (`reopens`);--> statement-breakpoint
CREATE TABLE `premises_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`result` text NOT NULL,
	`note` text,
	`due_day` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "premises_checks_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `premises_checks_day` ON `premises_checks` (`day`,`item`);--> statement-breakpoint
CREATE INDEX `premises_checks_item` ON `premises_checks` (`item`,`day`);--> statement-breakpoint
CREATE INDEX `premises_checks_known` ON `premises_checks` (`item`,`lc`);--> statement-breakpoint
CREATE TABLE `rhythm_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`every` text NOT NULL,
	`title` text,
	`label` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "rhythm_settings_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `rhythm_settings_lc` ON `rhythm_settings` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `complaint_addenda` (
	`id` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text,
	`second_by` text,
	`second_words` text,
	`text` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaint_addenda_complaint` ON `complaint_addenda` (`complaint_id`,`lc`);--> statement-breakpoint
CREATE TABLE `complaint_links` (
	`id` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`other_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaint_links_complaint` ON `complaint_links` (`complaint_id`);--> statement-breakpoint
CREATE INDEX `complaint_links_other` ON `complaint_links` (`other_id`);--> statement-breakpoint
CREATE INDEX `complaint_links_kind` ON `complaint_links` (`kind`,`lc`,`id`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`tracking_code` text NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`about_manager` integer NOT NULL,
	`visit_id` text,
	`about_id` text,
	`due_day` text NOT NULL,
	`sealed` text,
	`text` text,
	`contact_name` text,
	`contact_phone` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "complaints_number_form" CHECK("complaints"."number" >= 1),
	CONSTRAINT "complaints_sealed" CHECK("complaints"."about_manager" = 0 OR "complaints"."text" IS NULL)
);
--> statement-breakpoint
CREATE INDEX `complaints_number` ON `complaints` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `complaints_day` ON `complaints` (`day`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`due_day`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_tracking` ON `complaints` (`tracking_code`);--> statement-breakpoint
CREATE INDEX `complaints_visit` ON `complaints` (`visit_id`);--> statement-breakpoint
CREATE TABLE `feedback_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`rating1` integer NOT NULL,
	`rating2` integer NOT NULL,
	`rating3` integer NOT NULL,
	`rating4` integer NOT NULL,
	`rating5` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `feedback_counts_day` ON `feedback_counts` (`day`);--> statement-breakpoint
CREATE TABLE `board_hangings` (
	`id` text PRIMARY KEY NOT NULL,
	`board` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `board_hangings_lc` ON `board_hangings` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `board_prints` (
	`id` text PRIMARY KEY NOT NULL,
	`board` text NOT NULL,
	`paper` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `board_prints_board` ON `board_prints` (`board`,`lc`);--> statement-breakpoint
CREATE TABLE `external_rates` (
	`id` text PRIMARY KEY NOT NULL,
	`item_code` text NOT NULL,
	`amount` integer NOT NULL,
	`authority` text NOT NULL,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`effective_from` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "external_rates_amount" CHECK("external_rates"."amount" >= 0)
);
--> statement-breakpoint
CREATE INDEX `external_rates_item` ON `external_rates` (`item_code`,`effective_from`);--> statement-breakpoint
CREATE TABLE `fee_charges` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`tariff_id` text NOT NULL,
	`total` integer NOT NULL,
	`another` integer,
	`instead_of` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
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
	`lc` integer NOT NULL,
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
	`rate_id` text,
	`files` integer,
	PRIMARY KEY(`charge_id`, `line`),
	FOREIGN KEY (`charge_id`) REFERENCES `fee_charges`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fee_lines_gross" CHECK("fee_lines"."gross" = "fee_lines"."net" + "fee_lines"."vat" AND "fee_lines"."net" >= 0 AND "fee_lines"."vat" >= 0),
	CONSTRAINT "fee_lines_payee" CHECK("fee_lines"."payee" IN ('office', 'government', 'sms', 'other')),
	CONSTRAINT "fee_lines_channel" CHECK("fee_lines"."channel" IN ('office_pos', 'system_gateway'))
);
--> statement-breakpoint
CREATE INDEX `fee_lines_day` ON `fee_lines` (`day`,`channel`);--> statement-breakpoint
CREATE TABLE `fee_reductions` (
	`id` text PRIMARY KEY NOT NULL,
	`charge_id` text NOT NULL,
	`item_code` text NOT NULL,
	`reduction_code` text NOT NULL,
	`basis_points` integer NOT NULL,
	`document` text NOT NULL,
	`number` text,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fee_reductions_charge` ON `fee_reductions` (`charge_id`);--> statement-breakpoint
CREATE INDEX `fee_reductions_day` ON `fee_reductions` (`day`);--> statement-breakpoint
CREATE TABLE `rate_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`rate_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_confirmations_rate` ON `rate_confirmations` (`rate_id`);--> statement-breakpoint
CREATE TABLE `tariff_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`tariff_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
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
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tariffs_effective` ON `tariffs` (`effective_from`);--> statement-breakpoint
CREATE INDEX `tariffs_content` ON `tariffs` (`content_sha256`);--> statement-breakpoint
CREATE TABLE `handover_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`handover_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handover_answers_handover` ON `handover_answers` (`handover_id`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`to_id` text NOT NULL,
	`visit_ids` text NOT NULL,
	`terminals` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handovers_day` ON `handovers` (`day`);--> statement-breakpoint
CREATE TABLE `identity_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reason_code` text,
	`items` text NOT NULL,
	`note` text,
	`rests_on` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_checks_visit` ON `identity_checks` (`visit_id`,`lc`);--> statement-breakpoint
CREATE INDEX `identity_checks_day` ON `identity_checks` (`day`,`outcome`);--> statement-breakpoint
CREATE TABLE `identity_point_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`point` text NOT NULL,
	`is_loose` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_point_settings_point` ON `identity_point_settings` (`point`,`lc`);--> statement-breakpoint
CREATE INDEX `identity_point_settings_lc` ON `identity_point_settings` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `identity_subjects` (
	`hash` text NOT NULL,
	`check_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	PRIMARY KEY(`hash`, `day`, `check_id`)
);
--> statement-breakpoint
CREATE INDEX `identity_subjects_check` ON `identity_subjects` (`check_id`);--> statement-breakpoint
CREATE TABLE `sana_registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sana_registrations_visit` ON `sana_registrations` (`visit_id`);--> statement-breakpoint
CREATE TABLE `inbox_handlings` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`outcome` text NOT NULL,
	`is_correction` integer NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_handlings_item` ON `inbox_handlings` (`item_id`);--> statement-breakpoint
CREATE INDEX `inbox_handlings_lc` ON `inbox_handlings` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `inbox_items` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`kind` text NOT NULL,
	`due_day` text NOT NULL,
	`subject` text,
	`from_whom` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_items_number` ON `inbox_items` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `inbox_items_due` ON `inbox_items` (`due_day`,`id`);--> statement-breakpoint
CREATE TABLE `cash_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
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
	`said_by` text NOT NULL,
	`reallocation_id` text,
	`amount` integer NOT NULL,
	PRIMARY KEY(`payment_id`, `charge_id`, `line`, `said_by`),
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reallocation_id`) REFERENCES `payment_reallocations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_allocations_amount" CHECK("payment_allocations"."amount" > 0 OR "payment_allocations"."reallocation_id" IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX `payment_allocations_line` ON `payment_allocations` (`charge_id`,`line`);--> statement-breakpoint
CREATE TABLE `payment_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`how` text NOT NULL,
	`end` text NOT NULL,
	`reason` text,
	`rrn` text,
	`stan` text,
	`card_masked` text,
	`rials_taken` integer,
	`said` text,
	`raw_masked` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `payment_answers_attempt` ON `payment_answers` (`attempt_id`);--> statement-breakpoint
CREATE TABLE `payment_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`terminal_id` text NOT NULL,
	`own_number` text NOT NULL,
	`amount` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "payment_attempts_amount" CHECK("payment_attempts"."amount" > 0)
);
--> statement-breakpoint
CREATE INDEX `payment_attempts_visit` ON `payment_attempts` (`visit_id`);--> statement-breakpoint
CREATE INDEX `payment_attempts_terminal` ON `payment_attempts` (`terminal_id`,`day`);--> statement-breakpoint
CREATE INDEX `payment_attempts_day` ON `payment_attempts` (`day`);--> statement-breakpoint
CREATE TABLE `payment_differences` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "payment_differences_amount" CHECK("payment_differences"."amount" > 0),
	CONSTRAINT "payment_differences_kind" CHECK("payment_differences"."kind" IN ('over', 'under'))
);
--> statement-breakpoint
CREATE INDEX `payment_differences_payment` ON `payment_differences` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_differences_day` ON `payment_differences` (`day`);--> statement-breakpoint
CREATE INDEX `payment_differences_kind` ON `payment_differences` (`kind`,`lc`);--> statement-breakpoint
CREATE TABLE `payment_reallocations` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `payment_reallocations_payment` ON `payment_reallocations` (`payment_id`);--> statement-breakpoint
CREATE TABLE `payment_reversals` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason_code` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
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
	`stan` text,
	`card_masked` text,
	`amount` integer NOT NULL,
	`method` text NOT NULL,
	`known_by` text NOT NULL,
	`attempt_id` text,
	`typed_because` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "payments_amount" CHECK("payments"."amount" > 0),
	CONSTRAINT "payments_method" CHECK("payments"."method" = 'pos'),
	CONSTRAINT "payments_rrn_form" CHECK(length("payments"."rrn") = 12),
	CONSTRAINT "payments_card_form" CHECK(length(replace("payments"."card_masked", '*', '')) <= 10)
);
--> statement-breakpoint
CREATE INDEX `payments_attempt` ON `payments` (`attempt_id`) WHERE "payments"."attempt_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `payments_reference` ON `payments` (`rrn`,`terminal_id`);--> statement-breakpoint
CREATE INDEX `payments_visit` ON `payments` (`visit_id`);--> statement-breakpoint
CREATE INDEX `payments_day` ON `payments` (`day`);--> statement-breakpoint
CREATE TABLE `receipt_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`paper` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `receipt_papers_device` ON `receipt_papers` (`device`,`at`);--> statement-breakpoint
CREATE TABLE `receipt_prints` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`is_reversal` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `receipt_prints_visit` ON `receipt_prints` (`visit_id`);--> statement-breakpoint
CREATE TABLE `terminal_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `terminal_confirmations_registration` ON `terminal_confirmations` (`registration_id`);--> statement-breakpoint
CREATE TABLE `terminal_connections` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`driver` text,
	`host` text,
	`port` integer,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "terminal_connections_whole" CHECK(("terminal_connections"."driver" IS NULL) = ("terminal_connections"."host" IS NULL) AND ("terminal_connections"."driver" IS NULL) = ("terminal_connections"."port" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `terminal_connections_terminal` ON `terminal_connections` (`terminal_id`);--> statement-breakpoint
CREATE TABLE `terminal_retirements` (
	`id` text PRIMARY KEY NOT NULL,
	`terminal_id` text NOT NULL,
	`last_day` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
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
	`rrn_digits` integer,
	`letter_number` text,
	`letter_day` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "terminals_form" CHECK(length("terminals"."terminal_id") BETWEEN 7 AND 8),
	CONSTRAINT "terminals_rrn_digits" CHECK("terminals"."rrn_digits" IS NULL OR "terminals"."rrn_digits" = 10)
);
--> statement-breakpoint
CREATE INDEX `terminals_terminal` ON `terminals` (`terminal_id`);--> statement-breakpoint
CREATE TABLE `print_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`how` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `print_endings_job` ON `print_endings` (`job_id`);--> statement-breakpoint
CREATE TABLE `waiting_prints` (
	`id` text PRIMARY KEY NOT NULL,
	`page` text NOT NULL,
	`subject` text NOT NULL,
	`paper` text NOT NULL,
	`failure` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `waiting_prints_device` ON `waiting_prints` (`device`);--> statement-breakpoint
CREATE TABLE `queue_jumps` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text,
	`visit_id` text,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `queue_jumps_day` ON `queue_jumps` (`day`);--> statement-breakpoint
CREATE TABLE `queue_switches` (
	`id` text PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_calls_day` ON `ticket_calls` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_recalls` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_recalls_day` ON `ticket_recalls` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_releases` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_releases_day` ON `ticket_releases` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_servings` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_servings_day` ON `ticket_servings` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_undos` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_undos_day` ON `ticket_undos` (`day`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`series` integer NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "tickets_number" CHECK("tickets"."number" >= 1 AND "tickets"."series" >= 1),
	CONSTRAINT "tickets_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `tickets_day` ON `tickets` (`day`,`desk_number`,`series`,`number`);--> statement-breakpoint
CREATE TABLE `act_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `act_withdrawals_day` ON `act_withdrawals` (`day`);--> statement-breakpoint
CREATE TABLE `advice_referrals` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `advice_referrals_day` ON `advice_referrals` (`day`);--> statement-breakpoint
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
CREATE INDEX `clients_identifier` ON `clients` (`identifier`);--> statement-breakpoint
CREATE INDEX `clients_mobile` ON `clients` (`mobile`);--> statement-breakpoint
CREATE INDEX `clients_name` ON `clients` (`identifier_hmac`,`name_folded`);--> statement-breakpoint
CREATE TABLE `filing_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`filing_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `filing_withdrawals_filing` ON `filing_withdrawals` (`filing_id`);--> statement-breakpoint
CREATE INDEX `filing_withdrawals_visit` ON `filing_withdrawals` (`visit_id`);--> statement-breakpoint
CREATE INDEX `filing_withdrawals_day` ON `filing_withdrawals` (`day`);--> statement-breakpoint
CREATE TABLE `form_removals` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `form_removals_form` ON `form_removals` (`form_id`);--> statement-breakpoint
CREATE INDEX `form_removals_visit` ON `form_removals` (`visit_id`);--> statement-breakpoint
CREATE TABLE `identifier_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`participant_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`former` text NOT NULL,
	`identifier` text,
	`form_identifier` text,
	`form_identifier_masked` text,
	`details` text,
	`dropped` text,
	`manager_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identifier_corrections_visit` ON `identifier_corrections` (`visit_id`,`lc`);--> statement-breakpoint
CREATE INDEX `identifier_corrections_hash` ON `identifier_corrections` (`hash`);--> statement-breakpoint
CREATE TABLE `mandates` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`basis` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mandates_visit` ON `mandates` (`visit_id`);--> statement-breakpoint
CREATE TABLE `open_visits` (
	`visit_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `open_visits_day` ON `open_visits` (`day`);--> statement-breakpoint
CREATE TABLE `participants` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`is_here` integer NOT NULL,
	`role` text NOT NULL,
	`signatures` integer,
	`identifier` text,
	`name` text,
	`birth_date` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `participants_visit` ON `participants` (`visit_id`);--> statement-breakpoint
CREATE INDEX `participants_form` ON `participants` (`form_id`);--> statement-breakpoint
CREATE INDEX `participants_hash` ON `participants` (`hash`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `participants_born` ON `participants` (`hash`,`lc`,`id`) WHERE "participants"."birth_date" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `visit_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`client_name` text,
	`mobile` text,
	`postal_code` text,
	`details` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_corrections_visit` ON `visit_corrections` (`visit_id`,`lc`,`id`);--> statement-breakpoint
CREATE TABLE `visit_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason_code` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_endings_visit` ON `visit_endings` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_endings_day` ON `visit_endings` (`day`);--> statement-breakpoint
CREATE INDEX `visit_endings_cancelled` ON `visit_endings` (`day`) WHERE "visit_endings"."kind" = 'cancelled';--> statement-breakpoint
CREATE INDEX `visit_endings_asked` ON `visit_endings` (`day`) WHERE "visit_endings"."kind" = 'asked';--> statement-breakpoint
CREATE TABLE `visit_filings` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`tracking_number` text,
	`number_key` text,
	`replaces` text,
	`branch` text,
	`filed_at` text,
	`government_charge` integer,
	`office_fee` integer,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_filings_visit` ON `visit_filings` (`visit_id`,`lc`);--> statement-breakpoint
CREATE INDEX `visit_filings_number` ON `visit_filings` (`number_key`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `visit_filings_replaced` ON `visit_filings` (`replaces`) WHERE "visit_filings"."replaces" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_filings_day` ON `visit_filings` (`day`);--> statement-breakpoint
CREATE TABLE `visit_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`client_type` text NOT NULL,
	`matter_role` text NOT NULL,
	`identifier` text,
	`client_name` text,
	`mobile` text,
	`postal_code` text,
	`details` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_forms_visit` ON `visit_forms` (`visit_id`,`lc`,`id`);--> statement-breakpoint
CREATE INDEX `visit_forms_day` ON `visit_forms` (`day`);--> statement-breakpoint
CREATE TABLE `visit_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`act_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_reasons_day` ON `visit_reasons` (`day`,`kind`);--> statement-breakpoint
CREATE INDEX `visit_reasons_visit` ON `visit_reasons` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_reasons_act` ON `visit_reasons` (`act_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`client_type` text NOT NULL,
	`identifier_hmac` text NOT NULL,
	`identifier_masked` text NOT NULL,
	`matter_role` text NOT NULL,
	`checklist` text NOT NULL,
	`identifier` text,
	`client_name` text,
	`mobile` text,
	`postal_code` text,
	`details` text,
	`tracking_number` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "visits_number" CHECK("visits"."number" >= 1),
	CONSTRAINT "visits_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `visits_day` ON `visits` (`day`,`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `visits_tracking` ON `visits` (`tracking_number`);--> statement-breakpoint
CREATE INDEX `visits_client` ON `visits` (`identifier_hmac`,`day`);--> statement-breakpoint
CREATE INDEX `visits_of_person` ON `visits` (`day`,`actor`);--> statement-breakpoint
CREATE TABLE `day_closings` (
	`id` text PRIMARY KEY NOT NULL,
	`for_day` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`head_code` text,
	`summary` text,
	`manifest` text,
	`sheet` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `day_closings_day` ON `day_closings` (`for_day`,`lc`);--> statement-breakpoint
CREATE TABLE `day_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "day_openings_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `day_openings_day` ON `day_openings` (`day`);--> statement-breakpoint
CREATE TABLE `journal` (
	`pos` integer PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`lc` integer NOT NULL,
	`type` text NOT NULL,
	`day` text NOT NULL,
	`at` text NOT NULL,
	`actor` text,
	`hash` text NOT NULL,
	`bytes` blob NOT NULL,
	CONSTRAINT "journal_seq" CHECK("journal"."seq" >= 1),
	CONSTRAINT "journal_lc" CHECK("journal"."lc" >= 1),
	CONSTRAINT "journal_hash" CHECK(length("journal"."hash") = 64)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_stream` ON `journal` (`device`,`epoch`,`seq`);--> statement-breakpoint
CREATE INDEX `journal_day` ON `journal` (`day`,`pos`);--> statement-breakpoint
CREATE INDEX `journal_actor` ON `journal` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `journal_imports_and_closes` ON `journal` (`device`,`epoch`,`seq`) WHERE "journal"."type" IN ('psp.imported', 'day.closed');--> statement-breakpoint
CREATE INDEX `journal_removals` ON `journal` (`device`,`epoch`,`seq`) WHERE "journal"."type" = 'device.removed';--> statement-breakpoint
CREATE TABLE `journal_runs` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`from_seq` integer NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `from_seq`)
);
--> statement-breakpoint
CREATE TABLE `kept_lists` (
	`id` integer PRIMARY KEY NOT NULL,
	`pos` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge` (
	`stream` integer NOT NULL,
	`other` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`stream`, `other`, `from_seq`)
);
--> statement-breakpoint
CREATE TABLE `missed_heads` (
	`stream` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`stream`, `seq`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `own_office` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`demo` integer NOT NULL,
	`identifier_key` blob NOT NULL,
	`root_key` text NOT NULL,
	CONSTRAINT "own_office_one" CHECK("own_office"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `private_gaps` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
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
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`start_hash` text NOT NULL,
	`branch_of` text,
	`base_seq` integer DEFAULT 0 NOT NULL,
	`placed_seq` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `streams_key` ON `streams` (`device`,`epoch`);--> statement-breakpoint
CREATE INDEX `streams_branches` ON `streams` (`device`,`branch_of`);--> statement-breakpoint
CREATE INDEX `streams_pending` ON `streams` (`id`) WHERE "streams"."placed_seq" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `desk_numbers` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `desk_numbers_device` ON `desk_numbers` (`device_id`);--> statement-breakpoint
CREATE TABLE `office_name_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`former_name` text NOT NULL,
	`name` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `office_set_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`demo` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `province_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`what` text NOT NULL,
	`about_id` text NOT NULL,
	`hash` text NOT NULL,
	`said_at` text NOT NULL,
	`refused_for` text,
	`signature` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `province_confirmations_about` ON `province_confirmations` (`what`,`about_id`);--> statement-breakpoint
CREATE TABLE `store_rewinds` (
	`id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`found_epoch` text NOT NULL,
	`found_seq` integer NOT NULL,
	`named_epoch` text,
	`named_seq` integer,
	`missing` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `store_rewinds_day` ON `store_rewinds` (`day`);--> statement-breakpoint
CREATE TABLE `inspection_protocols` (
	`id` text PRIMARY KEY NOT NULL,
	`inspection_id` text NOT NULL,
	`verdicts` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspection_protocols_inspection` ON `inspection_protocols` (`inspection_id`,`lc`,`id`);--> statement-breakpoint
CREATE TABLE `line_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`inspection_id` text NOT NULL,
	`line` text NOT NULL,
	`verdict` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`good` integer NOT NULL,
	`late` integer NOT NULL,
	`missing` integer NOT NULL,
	`words` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `line_verdicts_inspection` ON `line_verdicts` (`inspection_id`,`lc`,`id`);--> statement-breakpoint
CREATE TABLE `report_days` (
	`day` text NOT NULL,
	`way` text NOT NULL,
	`cells` text NOT NULL,
	PRIMARY KEY(`day`, `way`)
);
--> statement-breakpoint
CREATE TABLE `report_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`column` text,
	`filters` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report_view_drops` (
	`id` text PRIMARY KEY NOT NULL,
	`view_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `report_view_drops_view` ON `report_view_drops` (`view_id`);--> statement-breakpoint
CREATE TABLE `report_views` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`view` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `operator_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`former_id` text NOT NULL,
	`gap_ms` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `operator_changes_day` ON `operator_changes` (`day`);--> statement-breakpoint
CREATE TABLE `sharing_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`for_day` text NOT NULL,
	`facts` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sharing_answers_day` ON `sharing_answers` (`for_day`);--> statement-breakpoint
CREATE INDEX `sharing_answers_lc` ON `sharing_answers` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `shift_leave_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`leave_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shift_leave_withdrawals_leave` ON `shift_leave_withdrawals` (`leave_id`);--> statement-breakpoint
CREATE TABLE `shift_leaves` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shift_leaves_person` ON `shift_leaves` (`person_id`,`to_day`);--> statement-breakpoint
CREATE TABLE `shift_weeks` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`days` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "shift_weeks_from" CHECK(from_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `shift_weeks_person` ON `shift_weeks` (`person_id`,`lc`);--> statement-breakpoint
CREATE TABLE `anomaly_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`metric` text NOT NULL,
	`acts` text NOT NULL,
	`threshold` integer NOT NULL,
	`compared_with` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `anomaly_answers_day` ON `anomaly_answers` (`day`);--> statement-breakpoint
CREATE INDEX `anomaly_answers_lc` ON `anomaly_answers` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `office_hours` (
	`id` text PRIMARY KEY NOT NULL,
	`opens` text NOT NULL,
	`closes` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `office_hours_lc` ON `office_hours` (`lc`,`id`);--> statement-breakpoint
CREATE TABLE `violation_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`state` text NOT NULL,
	`said_at` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `violation_answers_report` ON `violation_answers` (`report_id`);--> statement-breakpoint
CREATE TABLE `violation_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`tracking_code` text NOT NULL,
	`rule` text NOT NULL,
	`about_id` text,
	`evidence` text NOT NULL,
	`sealed` text,
	`text` text,
	`said` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "violation_reports_number_form" CHECK("violation_reports"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `violation_reports_number` ON `violation_reports` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `violation_reports_lc` ON `violation_reports` (`lc`,`id`);--> statement-breakpoint
CREATE INDEX `violation_reports_tracking` ON `violation_reports` (`tracking_code`);--> statement-breakpoint
CREATE TABLE `violation_seals` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`tracking_code` text NOT NULL,
	`sealed` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "violation_seals_number_form" CHECK("violation_seals"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `violation_seals_number` ON `violation_seals` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `violation_seals_tracking` ON `violation_seals` (`tracking_code`);--> statement-breakpoint
CREATE TABLE `member_admissions` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`public_key` text NOT NULL,
	`name` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member_removals` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signed_heads` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `store_damages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`of_day` text NOT NULL,
	`for_day` text NOT NULL,
	`compared_at` text NOT NULL,
	`tables` text,
	`rows` integer NOT NULL,
	`stream` text,
	`stream_seq` integer,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `store_damages_day` ON `store_damages` (`for_day`);--> statement-breakpoint
CREATE TABLE `province_change_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`change_id` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `province_change_confirmations_change` ON `province_change_confirmations` (`change_id`);--> statement-breakpoint
CREATE INDEX `province_change_confirmations_day` ON `province_change_confirmations` (`day`);--> statement-breakpoint
CREATE TABLE `province_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`leaves` text NOT NULL,
	`fingerprint` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `province_changes_key` ON `province_changes` (`leaves`);--> statement-breakpoint
CREATE TABLE `province_enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`province_url` text NOT NULL,
	`signing_key` text NOT NULL,
	`sealing_key` text NOT NULL,
	`keys_signature` text NOT NULL,
	`leaves` text,
	`succession` text NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `province_enrolments_device` ON `province_enrolments` (`device`,`lc`);--> statement-breakpoint
CREATE INDEX `province_enrolments_key` ON `province_enrolments` (`signing_key`);--> statement-breakpoint
CREATE INDEX `province_enrolments_day` ON `province_enrolments` (`day`);--> statement-breakpoint
CREATE TABLE `rewinds` (
	`id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`epoch` text NOT NULL,
	`after_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`at` text NOT NULL,
	`lc` integer NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "rewinds_reason" CHECK("rewinds"."reason" IN ('restored', 'forked', 'elsewhere')),
	CONSTRAINT "rewinds_span" CHECK("rewinds"."after_seq" >= 0 AND "rewinds"."to_seq" > "rewinds"."after_seq")
);
--> statement-breakpoint
CREATE INDEX `rewinds_day` ON `rewinds` (`day`);--> statement-breakpoint
CREATE VIEW `persons` AS SELECT r.id, coalesce((SELECT c.name FROM name_corrections c WHERE c.person_id = r.id
    ORDER BY c.lc DESC, c.id DESC LIMIT 1), r.name) AS name,
  r.role, r.national_code_masked, r.national_code_hmac, r.national_code, r.father_name, r.at, r.lc, r.day, r.actor, r.device
  FROM registrations r;