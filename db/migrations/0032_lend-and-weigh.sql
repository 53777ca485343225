ALTER TABLE `day_close_items` ADD `lent_to` text;--> statement-breakpoint
CREATE INDEX `day_close_items_lent` ON `day_close_items` (`lent_to`,`item_id`);--> statement-breakpoint
ALTER TABLE `explanations` ADD `weights` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `explanations` ADD `second_by` text;--> statement-breakpoint
ALTER TABLE `explanations` ADD `second_word` text;--> statement-breakpoint
CREATE INDEX `explanations_kind` ON `explanations` (`kind`,`for_day`);--> statement-breakpoint
ALTER TABLE `zero_declarations` ADD `batch_number` text;--> statement-breakpoint
ALTER TABLE `zero_declarations` ADD `batch_total` integer;--> statement-breakpoint
CREATE INDEX `zero_declarations_batch` ON `zero_declarations` (`terminal_id`,`batch_number`);