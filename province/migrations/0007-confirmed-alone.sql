-- Tariffs, rates and terminals that came into force although nobody but who entered them confirmed them.
-- `npm run province -- recount` counts what is here already.
alter table office_days add column confirmed_alone bigint not null default 0;
--> statement-breakpoint
create index entries_of_two on entries (office, position)
  where type in ('tariff.proposed', 'tariff.confirmed', 'tariff.external_rate_proposed', 'tariff.external_rate_confirmed',
    'tariff.external_rate_set', 'terminal.proposed', 'terminal.confirmed', 'terminal.registered');
