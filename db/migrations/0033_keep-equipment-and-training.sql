CREATE TABLE `equipment` (
	`id` text PRIMARY KEY NOT NULL,
	`desk_number` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`serial` text NOT NULL,
	`terminal_id` text,
	`service_every_days` integer,
	`title` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL,
	CONSTRAINT "equipment_number_form" CHECK("equipment"."number" >= 1)
);
--> statement-breakpoint
CREATE INDEX `equipment_number` ON `equipment` (`desk_number`,`number`);--> statement-breakpoint
CREATE INDEX `equipment_serial` ON `equipment` (`serial`);--> statement-breakpoint
CREATE TABLE `equipment_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`handover_id` text NOT NULL,
	`answer` text NOT NULL,
	`condition` text,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_answers_piece` ON `equipment_answers` (`equipment_id`);--> statement-breakpoint
CREATE INDEX `equipment_answers_handover` ON `equipment_answers` (`handover_id`);--> statement-breakpoint
CREATE TABLE `equipment_faults` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`stops_work` integer NOT NULL,
	`description` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_faults_piece` ON `equipment_faults` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`from_id` text,
	`to_id` text,
	`after` text,
	`condition` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_handovers_piece` ON `equipment_handovers` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_looks` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_looks_piece` ON `equipment_looks` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_recoveries` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`from_id` text NOT NULL,
	`after` text,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_recoveries_piece` ON `equipment_recoveries` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `equipment_repairs` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`fault_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_repairs_piece` ON `equipment_repairs` (`equipment_id`);--> statement-breakpoint
CREATE INDEX `equipment_repairs_fault` ON `equipment_repairs` (`fault_id`);--> statement-breakpoint
CREATE TABLE `equipment_write_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`equipment_id` text NOT NULL,
	`reason` text NOT NULL,
	`letter_number` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `equipment_write_offs_piece` ON `equipment_write_offs` (`equipment_id`);--> statement-breakpoint
CREATE TABLE `notice_acknowledgements` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_acknowledgements_person` ON `notice_acknowledgements` (`actor`);--> statement-breakpoint
CREATE TABLE `notice_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`notice_id` text NOT NULL,
	`reason` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_withdrawals_notice` ON `notice_withdrawals` (`notice_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`roles` text NOT NULL,
	`renew_every_days` integer,
	`title` text,
	`body` text,
	`questions` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_attendances` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_attendances_person` ON `training_attendances` (`actor`);--> statement-breakpoint
CREATE TABLE `training_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`held_on` text NOT NULL,
	`minutes` integer NOT NULL,
	`attendees` text NOT NULL,
	`trainer` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_sessions_topic` ON `training_sessions` (`topic_id`);--> statement-breakpoint
CREATE TABLE `training_topic_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_topic_ends_topic` ON `training_topic_ends` (`topic_id`);--> statement-breakpoint
CREATE TABLE `training_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`roles` text NOT NULL,
	`valid_for_days` integer NOT NULL,
	`title` text,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
