CREATE TABLE `equipment_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`seen` text NOT NULL,
	`missing` text NOT NULL,
	`unknown` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_checks_at` ON `equipment_checks` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `inspection_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`inspection_id` text NOT NULL,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspection_refusals_at` ON `inspection_refusals` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`code_id` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`sections` text NOT NULL,
	`expires_at` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspections_code` ON `inspections` (`code_id`);--> statement-breakpoint
CREATE INDEX `inspections_at` ON `inspections` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `notice_tries` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`wrong` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_tries_notice` ON `notice_tries` (`notice_id`);--> statement-breakpoint
CREATE TABLE `violation_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`state` text NOT NULL,
	`said_at` text NOT NULL,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "violation_reports_number_form" CHECK("violation_reports"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `violation_reports_number` ON `violation_reports` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `violation_reports_at` ON `violation_reports` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `violation_reports_tracking` ON `violation_reports` (`tracking_code`);--> statement-breakpoint
CREATE TABLE `violation_seals` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`tracking_code` text NOT NULL,
	`sealed` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "violation_seals_number_form" CHECK("violation_seals"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `violation_seals_number` ON `violation_seals` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `violation_seals_tracking` ON `violation_seals` (`tracking_code`);