CREATE TABLE `inbox_handlings` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`outcome` text NOT NULL,
	`is_correction` integer NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_handlings_item` ON `inbox_handlings` (`item_id`);--> statement-breakpoint
CREATE INDEX `inbox_handlings_at` ON `inbox_handlings` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `inbox_items` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`desk_number` integer NOT NULL,
	`kind` text NOT NULL,
	`due_day` text NOT NULL,
	`subject` text,
	`from_whom` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_items_number` ON `inbox_items` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `inbox_items_due` ON `inbox_items` (`due_day`,`id`);