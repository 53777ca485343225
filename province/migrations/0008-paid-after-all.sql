-- What was served and not paid for, and what was paid after all, are counted apart; visits are counted, not reversals.
-- `npm run province -- recount` counts what is here already.
alter table office_days add column paid_after_all bigint not null default 0;
