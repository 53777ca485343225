CREATE TABLE `cut_off_reaches` (
	`id` text PRIMARY KEY NOT NULL,
	`cut_off_id` text NOT NULL,
	`held` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cut_off_reaches_cut_off` ON `cut_off_reaches` (`cut_off_id`);--> statement-breakpoint
CREATE TABLE `noted_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`cut_off_ids` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `noted_returns_person` ON `noted_returns` (`person_id`,`device`,`epoch`,`seq`);