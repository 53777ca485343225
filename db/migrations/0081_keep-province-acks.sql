CREATE TABLE `province_acks` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`acked_seq` integer NOT NULL,
	`head_hash` text NOT NULL,
	`backed_up_seq` integer NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `head_hash`)
);
--> statement-breakpoint
ALTER TABLE `sync_state` ADD `epoch_since` text;--> statement-breakpoint
ALTER TABLE `sync_state` ADD `epoch_signature` text;