CREATE TABLE `receipt_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`paper` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `receipt_papers_device` ON `receipt_papers` (`device`,`at`);