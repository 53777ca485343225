-- Sessions in an emergency, and managers' sign-ins at PCs that had not heard from their office for three days.
-- `npm run province -- recount` counts what is here already.
alter table office_days add column emergencies bigint not null default 0;
--> statement-breakpoint
alter table office_days add column leases_passed bigint not null default 0;
