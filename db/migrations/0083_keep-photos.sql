CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`of` text NOT NULL,
	`of_id` text NOT NULL,
	`sha256` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `photos_subject` ON `photos` (`of_id`);--> statement-breakpoint
CREATE INDEX `photos_day` ON `photos` (`day`);