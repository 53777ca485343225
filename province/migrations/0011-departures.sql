-- Leavers who are cut off from every system, and those for whom it took too long.
-- `npm run province -- recount` counts what is here already.
alter table office_days add column departures_closed bigint not null default 0;
--> statement-breakpoint
alter table office_days add column departures_late bigint not null default 0;
