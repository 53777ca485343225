CREATE TABLE `secret_attempts` (
	`door` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
