-- What a supervisor did with an office's violation reports, and the codes given to inspectors. Both are only added to.
create table report_states (
  office text not null,
  report_id text not null,
  state text not null check (state in ('read', 'under_review', 'closed')),
  at timestamptz not null,
  supervisor text not null,
  primary key (office, report_id, state)
);
--> statement-breakpoint
create table inspection_codes (
  office text not null,
  code_id text not null,
  name text not null,
  purpose text not null,
  sections text not null,
  supervisor text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (office, code_id)
);
--> statement-breakpoint
create trigger report_states_append_only before update or delete on report_states
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger inspection_codes_append_only before update or delete on inspection_codes
  for each row execute function refuse_change();
--> statement-breakpoint
create index entries_reports on entries (office, position)
  where type in ('violation.reported', 'violation.sealed');
--> statement-breakpoint
create index entries_inspections on entries (office, position)
  where type in ('inspection.begun', 'inspection.ended', 'inspection.refused');
