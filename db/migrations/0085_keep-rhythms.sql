CREATE TABLE `rhythm_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`every` text NOT NULL,
	`title` text,
	`label` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "rhythm_settings_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `rhythm_settings_at` ON `rhythm_settings` (`at`,`id`);