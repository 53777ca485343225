CREATE TABLE `known_decisions` (
	`note_id` text NOT NULL,
	`known_id` text NOT NULL,
	`check_id` text NOT NULL,
	`device` text NOT NULL,
	PRIMARY KEY(`note_id`, `known_id`),
	FOREIGN KEY (`note_id`) REFERENCES `memory_notes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `known_decisions_known` ON `known_decisions` (`known_id`,`check_id`,`device`);--> statement-breakpoint
CREATE TABLE `memory_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`check_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "memory_notes_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `memory_notes_check` ON `memory_notes` (`check_id`,`device`);