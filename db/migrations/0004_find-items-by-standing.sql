DROP INDEX `day_close_items_day`;--> statement-breakpoint
CREATE INDEX `day_close_items_standing` ON `day_close_items` (`standing`,`item_day`);