CREATE TABLE `print_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`how` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `waiting_prints_device` ON `waiting_prints` (`device`);