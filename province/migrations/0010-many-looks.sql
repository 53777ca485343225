-- How often one person saw whole data of clients very many times within minutes.
-- `npm run province -- recount` counts what is here already.
alter table office_days add column many_looks bigint not null default 0;
