CREATE TABLE `departure_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`drafts` text,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `departure_drafts_taken_left` ON `departure_drafts_taken` (`left_id`);