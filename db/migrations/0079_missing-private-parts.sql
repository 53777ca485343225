CREATE TABLE `private_gaps` (
	`device` text NOT NULL,
	`epoch` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`device`, `epoch`, `seq`)
);
