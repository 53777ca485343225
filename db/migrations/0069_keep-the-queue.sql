CREATE TABLE `feedback_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`face1` integer NOT NULL,
	`face2` integer NOT NULL,
	`face3` integer NOT NULL,
	`face4` integer NOT NULL,
	`face5` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `feedback_counts_day` ON `feedback_counts` (`day`);--> statement-breakpoint
CREATE TABLE `feedback_held` (
	`section_id` text PRIMARY KEY NOT NULL,
	`face1` integer NOT NULL,
	`face2` integer NOT NULL,
	`face3` integer NOT NULL,
	`face4` integer NOT NULL,
	`face5` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `queue_switches` (
	`id` text PRIMARY KEY NOT NULL,
	`is_on` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_calls_day` ON `ticket_calls` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_recalls` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_recalls_day` ON `ticket_recalls` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_releases` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`outcome` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_releases_day` ON `ticket_releases` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_servings` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_servings_day` ON `ticket_servings` (`day`);--> statement-breakpoint
CREATE TABLE `ticket_take_backs` (
	`id` text PRIMARY KEY NOT NULL,
	`act_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ticket_take_backs_day` ON `ticket_take_backs` (`day`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`section_id` text NOT NULL,
	`desk_number` integer NOT NULL,
	`series` integer NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "tickets_number" CHECK("tickets"."number" >= 1 AND "tickets"."series" >= 1),
	CONSTRAINT "tickets_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `tickets_day` ON `tickets` (`day`,`desk_number`,`series`,`number`);