-- Which closing and reopening of a day counts is said by their turns, whatever the clock of a PC says; 0 before turns were written.
alter table office_days add column closed_turn bigint not null default 0;
--> statement-breakpoint
alter table office_days add column reopened_turn bigint not null default 0;
