CREATE TABLE `board_hangings` (
	`id` text PRIMARY KEY NOT NULL,
	`board` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `board_hangings_at` ON `board_hangings` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `board_prints` (
	`id` text PRIMARY KEY NOT NULL,
	`board` text NOT NULL,
	`paper` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `board_prints_board` ON `board_prints` (`board`,`at`);--> statement-breakpoint
CREATE TABLE `printer_choices` (
	`id` text PRIMARY KEY NOT NULL,
	`paper` text NOT NULL,
	`printer` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `printer_choices_device` ON `printer_choices` (`device`,`paper`,`at`);--> statement-breakpoint
CREATE INDEX `printer_choices_at` ON `printer_choices` (`at`,`id`);