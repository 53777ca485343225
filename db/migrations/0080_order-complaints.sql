DROP INDEX `complaints_day`;--> statement-breakpoint
DROP INDEX `complaints_due`;--> statement-breakpoint
CREATE INDEX `complaints_day` ON `complaints` (`day`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`due_day`,`id`);