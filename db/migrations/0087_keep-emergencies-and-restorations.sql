CREATE TABLE `emergencies` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reason_code` text NOT NULL,
	`reason` text,
	`expires_at` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `emergencies_at` ON `emergencies` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `emergencies_person` ON `emergencies` (`person_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `emergencies_day` ON `emergencies` (`day`);--> statement-breakpoint
CREATE TABLE `emergency_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`emergency_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `emergency_ends_emergency` ON `emergency_ends` (`emergency_id`);--> statement-breakpoint
CREATE TABLE `second_factor_restorations` (
	`id` text PRIMARY KEY NOT NULL,
	`code_id` text NOT NULL,
	`person_id` text NOT NULL,
	`turn` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `second_factor_restorations_code` ON `second_factor_restorations` (`code_id`);--> statement-breakpoint
CREATE INDEX `second_factor_restorations_person` ON `second_factor_restorations` (`person_id`,`turn`);