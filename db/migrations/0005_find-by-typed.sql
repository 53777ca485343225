CREATE INDEX `payments_reference` ON `payments` (`rrn`);--> statement-breakpoint
CREATE INDEX `clients_identifier` ON `clients` (`identifier`);--> statement-breakpoint
CREATE INDEX `clients_mobile` ON `clients` (`mobile`);