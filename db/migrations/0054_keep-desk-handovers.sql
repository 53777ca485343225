CREATE TABLE `handover_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`handover_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handover_answers_handover` ON `handover_answers` (`handover_id`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`to_id` text NOT NULL,
	`visit_ids` text NOT NULL,
	`terminals` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handovers_day` ON `handovers` (`day`);