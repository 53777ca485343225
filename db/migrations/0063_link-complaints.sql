CREATE TABLE `complaint_links` (
	`id` text PRIMARY KEY NOT NULL,
	`complaint_id` text NOT NULL,
	`other_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaint_links_complaint` ON `complaint_links` (`complaint_id`);--> statement-breakpoint
CREATE INDEX `complaint_links_other` ON `complaint_links` (`other_id`);--> statement-breakpoint
CREATE INDEX `complaint_links_kind` ON `complaint_links` (`kind`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `complaints` ADD `about_id` text;