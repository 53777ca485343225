create table supervisors (
  name text primary key check (char_length(name) between 2 and 60),
  password_hash text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
--> statement-breakpoint
insert into supervisors (name, password_hash, created_at)
  select 'supervisor', password_hash, created_at from server_identity where password_hash is not null;
--> statement-breakpoint
create table supervisor_sessions (
  hash text primary key,
  supervisor text not null references supervisors (name),
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
--> statement-breakpoint
create table attempts (
  kind text not null,
  source text not null,
  failures integer not null,
  blocked_until timestamptz,
  last_at timestamptz not null,
  primary key (kind, source)
);
--> statement-breakpoint
create table security_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  who text not null,
  address text not null
);
--> statement-breakpoint
create trigger security_log_append_only before update or delete on security_log
  for each row execute function refuse_change();
