CREATE TABLE `psp_files` (
	`import_id` text PRIMARY KEY NOT NULL,
	`file_sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	`day` text NOT NULL,
	`actor` text,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `psp_files_file` ON `psp_files` (`file_sha256`);--> statement-breakpoint
ALTER TABLE `psp_imports` ADD `remarks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `psp_rows_reference` ON `psp_rows` (`terminal_id`,`rrn`);