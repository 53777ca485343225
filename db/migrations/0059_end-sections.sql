CREATE TABLE `section_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `section_endings_section` ON `section_endings` (`section_id`);--> statement-breakpoint
CREATE TABLE `transfer_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`transfer_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `transfer_withdrawals_transfer` ON `transfer_withdrawals` (`transfer_id`);