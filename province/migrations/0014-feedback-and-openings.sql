-- Who opened a complaint about a manager, and what clients said by a face. `npm run province -- recount` counts what is here already.
create table complaint_openings (
  office text not null references offices (code),
  id bigint generated always as identity,
  complaint_id text not null,
  at timestamptz not null,
  supervisor text not null references supervisors (name),
  primary key (office, id)
);
--> statement-breakpoint
create trigger complaint_openings_append_only before update or delete on complaint_openings
  for each row execute function refuse_change();
--> statement-breakpoint
create index entries_sealed_complaints on entries (office, position)
  where type in ('complaint.registered', 'complaint.addendum_added')
    and (position('"sealed":"'::bytea in bytes) > 0 or position('"aboutManager":true'::bytea in bytes) > 0);
--> statement-breakpoint
alter table office_days
  add column feedback1 bigint not null default 0,
  add column feedback2 bigint not null default 0,
  add column feedback3 bigint not null default 0,
  add column feedback4 bigint not null default 0,
  add column feedback5 bigint not null default 0;
