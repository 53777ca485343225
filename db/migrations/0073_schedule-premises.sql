ALTER TABLE `premises_checks` ADD `due_day` text;--> statement-breakpoint
CREATE INDEX `premises_checks_item` ON `premises_checks` (`item`,`day`);--> statement-breakpoint
CREATE INDEX `equipment_faults_at` ON `equipment_faults` (`at`,`id`);