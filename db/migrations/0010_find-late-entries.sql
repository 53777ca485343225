CREATE TABLE `journal_runs` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`from_seq` integer NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `from_seq`)
);
--> statement-breakpoint
CREATE INDEX `psp_rows_import` ON `psp_rows` (`import_id`,`for_day`);--> statement-breakpoint
CREATE INDEX `journal_imports_and_closes` ON `journal` (`device`,`epoch`,`seq`) WHERE "journal"."type" IN ('psp.imported', 'day.closed');