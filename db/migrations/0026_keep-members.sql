CREATE TABLE `member_admissions` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`public_key` text NOT NULL,
	`name` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member_introductions` (
	`device_id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member_removals` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signed_heads` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
