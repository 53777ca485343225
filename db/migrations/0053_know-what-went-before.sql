ALTER TABLE `fee_charges` ADD `another` integer;--> statement-breakpoint
ALTER TABLE `identity_checks` ADD `follows` text;