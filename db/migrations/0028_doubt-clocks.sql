CREATE TABLE `clock_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`doubt_id` text NOT NULL,
	`wall` text NOT NULL,
	`accepted_ms` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`reason` text,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `clock_doubts_device` ON `clock_doubts` (`device`,`at`);