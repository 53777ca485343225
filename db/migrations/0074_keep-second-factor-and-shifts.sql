CREATE TABLE `second_factor_code_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`place` integer NOT NULL,
	`at` text NOT NULL,
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
	`credential_id` text,
	`public_key` text,
	`label` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_keys_person` ON `second_factor_keys` (`person_id`);--> statement-breakpoint
CREATE INDEX `second_factor_keys_id` ON `second_factor_keys` (`credential_id`);--> statement-breakpoint
CREATE TABLE `second_factor_removals` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_removals_key` ON `second_factor_removals` (`key_id`);--> statement-breakpoint
CREATE TABLE `second_factor_requirements` (
	`id` text PRIMARY KEY NOT NULL,
	`is_required` integer NOT NULL,
	`turn` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `second_factor_sheets` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`turn` integer NOT NULL,
	`hashes` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_sheets_person` ON `second_factor_sheets` (`person_id`,`turn`);--> statement-breakpoint
CREATE TABLE `second_factor_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`act` text,
	`sign_count` integer NOT NULL,
	`known` integer,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_uses_key` ON `second_factor_uses` (`key_id`,`sign_count`);--> statement-breakpoint
CREATE TABLE `hand_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`former_id` text NOT NULL,
	`gap_ms` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hand_changes_day` ON `hand_changes` (`day`);--> statement-breakpoint
CREATE TABLE `sharing_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`for_day` text NOT NULL,
	`facts` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sharing_answers_day` ON `sharing_answers` (`for_day`);--> statement-breakpoint
CREATE INDEX `sharing_answers_at` ON `sharing_answers` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `shift_leave_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`leave_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
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
	`turn` integer NOT NULL,
	`days` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "shift_weeks_from" CHECK(from_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `shift_weeks_person` ON `shift_weeks` (`person_id`,`turn`);