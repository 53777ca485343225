CREATE TABLE `explanation_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`amount` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `explanation_limits_at` ON `explanation_limits` (`at`,`id`);