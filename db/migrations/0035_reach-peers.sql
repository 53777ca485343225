CREATE TABLE `peer_contacts` (
	`device_id` text PRIMARY KEY NOT NULL,
	`host` text,
	`port` integer,
	`last_contact_at` text,
	`clock_offset_ms` integer
);
--> statement-breakpoint
CREATE TABLE `peer_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`is_taken` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `member_removals` ADD `held` text;--> statement-breakpoint
ALTER TABLE `sign_ins` ADD `turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `sign_ins_turn` ON `sign_ins` (`person_id`,`turn`);