CREATE TABLE `laid_down` (
	`name` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`sql` text NOT NULL,
	CONSTRAINT "laid_down_kind" CHECK("laid_down"."kind" IN ('index', 'trigger'))
);
