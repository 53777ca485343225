CREATE TABLE `rewinds` (
	`id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`epoch` text NOT NULL,
	`after_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "rewinds_reason" CHECK("rewinds"."reason" IN ('restored', 'forked', 'elsewhere')),
	CONSTRAINT "rewinds_span" CHECK("rewinds"."after_seq" >= 0 AND "rewinds"."to_seq" > "rewinds"."after_seq")
);
--> statement-breakpoint
CREATE INDEX `rewinds_day` ON `rewinds` (`day`);--> statement-breakpoint
ALTER TABLE `streams` ADD `branch_of` text;--> statement-breakpoint
ALTER TABLE `streams` ADD `base_seq` integer DEFAULT 0 NOT NULL;