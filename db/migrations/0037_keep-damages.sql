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
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `store_damages_day` ON `store_damages` (`for_day`);