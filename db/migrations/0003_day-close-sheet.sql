CREATE TABLE `day_close_items` (
	`closing_id` text NOT NULL,
	`item_id` text NOT NULL,
	`item_day` text NOT NULL,
	`standing` text NOT NULL,
	PRIMARY KEY(`closing_id`, `item_id`, `standing`),
	FOREIGN KEY (`closing_id`) REFERENCES `day_closings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `day_close_items_day` ON `day_close_items` (`item_day`);--> statement-breakpoint
ALTER TABLE `day_closings` ADD `manifest` text;--> statement-breakpoint
ALTER TABLE `day_closings` ADD `sheet` text;--> statement-breakpoint
CREATE INDEX `explanations_key` ON `explanations` (`exception_key`);--> statement-breakpoint
CREATE TRIGGER day_close_items_no_update BEFORE UPDATE ON day_close_items WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_close_items holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER day_close_items_no_delete BEFORE DELETE ON day_close_items WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'day_close_items holds facts'); END;
