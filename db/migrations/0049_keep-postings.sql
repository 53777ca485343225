CREATE TABLE `office_sections` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`sections` text NOT NULL,
	`body` text,
	`letter_number` text NOT NULL,
	`letter_day` text NOT NULL,
	`effective_on` text NOT NULL,
	`turn` integer NOT NULL,
	`reason` text,
	`to_office` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `postings_person` ON `postings` (`person_id`,`turn`);--> statement-breakpoint
CREATE TABLE `service_placings` (
	`id` text PRIMARY KEY NOT NULL,
	`item_code` text NOT NULL,
	`section_id` text NOT NULL,
	`turn` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `service_placings_item` ON `service_placings` (`item_code`,`turn`);