CREATE TABLE `closure_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`closure_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `closure_withdrawals_closure` ON `closure_withdrawals` (`closure_id`);--> statement-breakpoint
CREATE TABLE `closures` (
	`id` text PRIMARY KEY NOT NULL,
	`closed_day` text NOT NULL,
	`kind` text NOT NULL,
	`authority` text NOT NULL,
	`reference` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "closures_day_form" CHECK(closed_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `closures_day` ON `closures` (`closed_day`);--> statement-breakpoint
CREATE TABLE `rate_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`rate_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_confirmations_rate` ON `rate_confirmations` (`rate_id`);--> statement-breakpoint
CREATE TABLE `terminal_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `terminal_confirmations_registration` ON `terminal_confirmations` (`registration_id`);--> statement-breakpoint
CREATE TABLE `action_verdicts` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`completion_id` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `action_verdicts_action` ON `action_verdicts` (`action_id`);--> statement-breakpoint
ALTER TABLE `terminals` ADD `letter_number` text;--> statement-breakpoint
ALTER TABLE `terminals` ADD `letter_day` text;--> statement-breakpoint
ALTER TABLE `action_completions` ADD `proof_kind` text;--> statement-breakpoint
ALTER TABLE `corrective_actions` ADD `reopens` text;