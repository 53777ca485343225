-- What was served and not paid for, days that were closed out of turn, and explanations of money without a service that
-- lack the second person's word. `npm run province -- recount` counts what is here already.
alter table office_days
  add column served_unpaid bigint not null default 0,
  add column out_of_turn bigint not null default 0,
  add column without_second bigint not null default 0;
