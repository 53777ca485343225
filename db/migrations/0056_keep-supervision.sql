CREATE TABLE `anomaly_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`metric` text NOT NULL,
	`acts` text NOT NULL,
	`threshold` integer NOT NULL,
	`compared_with` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `anomaly_answers_day` ON `anomaly_answers` (`day`);--> statement-breakpoint
CREATE INDEX `anomaly_answers_at` ON `anomaly_answers` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `office_hours` (
	`id` text PRIMARY KEY NOT NULL,
	`opens` text NOT NULL,
	`closes` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `office_hours_at` ON `office_hours` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `visit_endings_cancelled` ON `visit_endings` (`day`) WHERE "visit_endings"."kind" = 'cancelled';--> statement-breakpoint
CREATE INDEX `visits_of_person` ON `visits` (`day`,`actor`);