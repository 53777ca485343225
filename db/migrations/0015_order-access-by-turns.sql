CREATE TABLE `cut_off_answers` (
	`cut_off_id` text NOT NULL,
	`activation_id` text NOT NULL,
	PRIMARY KEY(`cut_off_id`, `activation_id`)
);
--> statement-breakpoint
ALTER TABLE `activations` ADD `turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `credentials` ADD `turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `credentials` ADD `activation_id` text;--> statement-breakpoint
ALTER TABLE `cut_offs` ADD `turn` integer DEFAULT 0 NOT NULL;