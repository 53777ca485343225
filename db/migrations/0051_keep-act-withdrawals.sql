CREATE TABLE `act_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `act_withdrawals_day` ON `act_withdrawals` (`day`);