CREATE TABLE `access_cuts` (
	`id` text PRIMARY KEY NOT NULL,
	`cut_off_id` text NOT NULL,
	`system_id` text NOT NULL,
	`outcome` text NOT NULL,
	`cut_at` text NOT NULL,
	`cut_by` text,
	`proof` text,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "departure_closings_letter_day" CHECK(letter_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `departure_closings_cut_off` ON `departure_closings` (`cut_off_id`);--> statement-breakpoint
CREATE TABLE `outside_system_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`system_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outside_systems` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
