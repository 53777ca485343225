CREATE TABLE `store_rewinds` (
	`id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`found_epoch` text NOT NULL,
	`found_seq` integer NOT NULL,
	`named_epoch` text,
	`named_seq` integer,
	`missing` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `store_rewinds_day` ON `store_rewinds` (`day`);
--> statement-breakpoint
CREATE TRIGGER store_rewinds_no_update BEFORE UPDATE ON store_rewinds WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'store_rewinds holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER store_rewinds_no_delete BEFORE DELETE ON store_rewinds WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'store_rewinds holds facts'); END;
