CREATE TABLE `feedback_held` (
	`section_id` text PRIMARY KEY NOT NULL,
	`rating1` integer NOT NULL,
	`rating2` integer NOT NULL,
	`rating3` integer NOT NULL,
	`rating4` integer NOT NULL,
	`rating5` integer NOT NULL,
	`batch_id` text
);
--> statement-breakpoint
CREATE TABLE `device` (
	`id` integer PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`epoch` text NOT NULL,
	`next_epoch` text,
	`signing_key` blob NOT NULL,
	`public_key` text NOT NULL,
	`desk_number` integer NOT NULL,
	`device_name` text NOT NULL,
	CONSTRAINT "device_one" CHECK("device"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `device_generation` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secret_attempts` (
	`purpose` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member_introductions` (
	`device_id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `own_removal` (
	`id` integer PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `peer_contacts` (
	`device_id` text PRIMARY KEY NOT NULL,
	`host` text,
	`port` integer,
	`last_contact_at` text,
	`clock_offset_ms` integer
);
--> statement-breakpoint
CREATE TABLE `peer_heads` (
	`device_id` text NOT NULL,
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`device_id`, `device`, `epoch`, `hash`)
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
CREATE TABLE `province_marks` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`acked_seq` integer NOT NULL,
	`acked_hash` text NOT NULL,
	`backed_up_seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`)
);
--> statement-breakpoint
CREATE TABLE `sync_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`province_url` text NOT NULL,
	`server_epoch` text NOT NULL,
	`epoch_since` text,
	`epoch_signature` text,
	`signing_key` text NOT NULL,
	`sealing_key` text NOT NULL,
	`keys_signature` text,
	`enrolled_at` text NOT NULL,
	`enrolment_id` text,
	`to_journal` text,
	`last_contact_at` text,
	`clock_offset_ms` integer,
	`said_at` text,
	`quarantined` text NOT NULL,
	`recovery_key` text,
	`held_wrap` text,
	`key_held_at` text,
	CONSTRAINT "sync_state_one" CHECK("sync_state"."id" = 1)
);
