CREATE TABLE `fee_reductions` (
	`id` text PRIMARY KEY NOT NULL,
	`charge_id` text NOT NULL,
	`item_code` text NOT NULL,
	`reduction_code` text NOT NULL,
	`basis_points` integer NOT NULL,
	`document` text NOT NULL,
	`number` text,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fee_reductions_charge` ON `fee_reductions` (`charge_id`);--> statement-breakpoint
CREATE INDEX `fee_reductions_day` ON `fee_reductions` (`day`);--> statement-breakpoint
CREATE TABLE `sana_registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sana_registrations_visit` ON `sana_registrations` (`visit_id`);--> statement-breakpoint
CREATE TABLE `payment_differences` (
	`id` text PRIMARY KEY NOT NULL,
	`payment_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "payment_differences_amount" CHECK("payment_differences"."amount" > 0),
	CONSTRAINT "payment_differences_kind" CHECK("payment_differences"."kind" IN ('over', 'under'))
);
--> statement-breakpoint
CREATE INDEX `payment_differences_payment` ON `payment_differences` (`payment_id`);--> statement-breakpoint
CREATE INDEX `payment_differences_day` ON `payment_differences` (`day`);--> statement-breakpoint
CREATE TABLE `open_visits` (
	`visit_id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `open_visits_day` ON `open_visits` (`day`);--> statement-breakpoint
CREATE TABLE `visit_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`client_name` text,
	`mobile` text,
	`postal_code` text,
	`details` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_corrections_visit` ON `visit_corrections` (`visit_id`,`at`);--> statement-breakpoint
CREATE TABLE `visit_filings` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`tracking_number` text,
	`branch` text,
	`filed_at` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_filings_visit` ON `visit_filings` (`visit_id`,`at`);--> statement-breakpoint
CREATE INDEX `visit_filings_tracking` ON `visit_filings` (`tracking_number`);--> statement-breakpoint
CREATE TABLE `visit_reasons` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`kind` text NOT NULL,
	`act_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_reasons_day` ON `visit_reasons` (`day`,`kind`);--> statement-breakpoint
CREATE INDEX `visit_reasons_visit` ON `visit_reasons` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_reasons_act` ON `visit_reasons` (`act_id`);