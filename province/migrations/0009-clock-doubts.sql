-- Clocks that were doubted, by the business day. `npm run province -- recount` counts what is here already.
alter table office_days add column clock_doubts bigint not null default 0;
--> statement-breakpoint
create index entries_of_clock on entries (office, position) where type in ('clock.doubted', 'clock.confirmed');
