CREATE TABLE `match_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`match_id` text NOT NULL,
	`for_day` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `match_withdrawals_match` ON `match_withdrawals` (`match_id`);--> statement-breakpoint
CREATE TABLE `psp_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`header_key` text NOT NULL,
	`mapping` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_mappings_header` ON `psp_mappings` (`header_key`,`at`);