CREATE TABLE `screen_scales` (
	`id` text PRIMARY KEY NOT NULL,
	`percent` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `screen_scales_device` ON `screen_scales` (`device`,`at`);--> statement-breakpoint
CREATE INDEX `screen_scales_at` ON `screen_scales` (`at`,`id`);