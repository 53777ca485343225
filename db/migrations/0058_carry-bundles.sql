CREATE TABLE `peer_holdings` (
	`device_id` text NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`device_id`, `device`, `epoch`, `hash`)
);
--> statement-breakpoint
ALTER TABLE `sync_state` ADD `said_at` text;