-- The offices' data keys, sealed to a key of the province, and each time that a person released one.
alter table server_identity add column recovery_public text;
--> statement-breakpoint
alter table server_identity add column recovery_private text;
--> statement-breakpoint
create table held_keys (
  office text not null references offices (code),
  device text not null references devices (id),
  hash text not null,
  wrap text not null,
  held_at timestamptz not null,
  primary key (office, device, hash)
);
--> statement-breakpoint
create trigger held_keys_append_only before update or delete on held_keys
  for each row execute function refuse_change();
--> statement-breakpoint
create table key_releases (
  office text not null references offices (code),
  id bigint generated always as identity,
  device text not null references devices (id),
  supervisor text not null references supervisors (name),
  reason text not null check (char_length(reason) between 10 and 500),
  request text not null,
  at timestamptz not null,
  primary key (office, id)
);
--> statement-breakpoint
create trigger key_releases_append_only before update or delete on key_releases
  for each row execute function refuse_change();
