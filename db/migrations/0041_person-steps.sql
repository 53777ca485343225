CREATE TABLE `clearance_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`letter_number` text NOT NULL,
	`withdrawn_on` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `clearance_withdrawals_person` ON `clearance_withdrawals` (`person_id`);--> statement-breakpoint
CREATE TABLE `inquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`reference` text NOT NULL,
	`requested_on` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inquiries_person` ON `inquiries` (`person_id`);--> statement-breakpoint
ALTER TABLE `clearances` ADD `answers` text DEFAULT '[]' NOT NULL;