CREATE INDEX `payment_differences_kind` ON `payment_differences` (`kind`,`at`);--> statement-breakpoint
CREATE INDEX `visit_endings_day` ON `visit_endings` (`day`);