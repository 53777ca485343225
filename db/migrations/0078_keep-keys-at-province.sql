ALTER TABLE `sync_state` ADD `recovery_key` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `held_wrap` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `key_held_at` text;