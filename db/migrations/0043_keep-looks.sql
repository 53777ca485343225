CREATE TABLE `look_sign_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_id` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `look_sign_answers_sign` ON `look_sign_answers` (`sign_id`,`at`);--> statement-breakpoint
CREATE TABLE `look_signs` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`first_at` text NOT NULL,
	`last_at` text NOT NULL,
	`look_ids` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `look_signs_person` ON `look_signs` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `look_signs_at` ON `look_signs` (`at`);--> statement-breakpoint
CREATE TABLE `record_views` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`boot` text,
	`elapsed_ms` integer,
	`reckoned_ms` integer,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_views_day` ON `record_views` (`day`,`actor`);--> statement-breakpoint
CREATE INDEX `record_views_actor` ON `record_views` (`actor`,`at`);--> statement-breakpoint
ALTER TABLE `client_views` ADD `purpose` text;--> statement-breakpoint
ALTER TABLE `client_views` ADD `boot` text;--> statement-breakpoint
ALTER TABLE `client_views` ADD `elapsed_ms` integer;--> statement-breakpoint
ALTER TABLE `client_views` ADD `reckoned_ms` integer;--> statement-breakpoint
CREATE INDEX `client_views_day` ON `client_views` (`day`,`actor`);--> statement-breakpoint
CREATE INDEX `client_views_actor` ON `client_views` (`actor`,`at`);