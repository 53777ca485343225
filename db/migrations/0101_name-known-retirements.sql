CREATE TABLE `named_retirements` (
	`opening_id` text NOT NULL,
	`retirement_id` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`opening_id`, `retirement_id`),
	FOREIGN KEY (`opening_id`) REFERENCES `day_openings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "named_retirements_day_form" CHECK(day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `named_retirements_retirement` ON `named_retirements` (`retirement_id`,`day`,`opening_id`);