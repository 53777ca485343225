-- What happened once although PCs that were apart said it twice, as the reversal of one payment, is counted once.
-- `npm run province -- recount` counts so what is here already.
create table counted_once (
  office text not null references offices (code),
  what text not null,
  rank text not null,
  day text not null,
  sums json not null,
  primary key (office, what)
);
