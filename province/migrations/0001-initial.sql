create table server_identity (
  id integer primary key check (id = 1),
  server_epoch text not null,
  signing_public text not null,
  signing_private text not null,
  sealing_public text not null,
  sealing_private text not null,
  session_secret text not null,
  password_hash text,
  created_at timestamptz not null
);
--> statement-breakpoint
create table offices (
  code text primary key check (code ~ '^[0-9]{3,8}$'),
  name text,
  tail bigint not null default 0 check (tail >= 0),
  created_at timestamptz not null
);
--> statement-breakpoint
create table devices (
  id text primary key,
  office text not null references offices (code),
  public_key text not null,
  name text not null,
  app_version text not null,
  epoch text not null,
  enrolled_at timestamptz not null,
  last_contact_at timestamptz not null
);
--> statement-breakpoint
create index devices_office on devices (office);
--> statement-breakpoint
create table streams (
  id bigint generated always as identity primary key,
  office text not null references offices (code),
  device text not null references devices (id),
  epoch text not null,
  parent_stream bigint references streams (id),
  parent_seq bigint,
  start_hash text not null,
  acked_seq bigint not null default 0 check (acked_seq >= 0),
  head_hash text not null,
  backed_up_seq bigint not null default 0,
  last_entry_at text,
  created_at timestamptz not null,
  constraint streams_device_epoch unique (device, epoch),
  constraint streams_parent check ((parent_stream is null) = (parent_seq is null)),
  constraint streams_backed_up check (backed_up_seq between 0 and acked_seq)
);
--> statement-breakpoint
create table entries (
  office text not null,
  stream bigint not null references streams (id),
  seq bigint not null check (seq >= 1),
  position bigint not null,
  hash bytea not null check (octet_length(hash) = 32),
  prev bytea not null check (octet_length(prev) = 32),
  bytes bytea not null,
  type text not null,
  tv integer not null,
  day text not null,
  at text not null,
  received_at timestamptz not null,
  quarantined text,
  clock_skew_ms bigint,
  primary key (office, stream, seq),
  constraint entries_position unique (office, position)
);
--> statement-breakpoint
create index entries_quarantined on entries (office, stream, seq) where quarantined is not null;
--> statement-breakpoint
create table forks (
  office text not null,
  stream bigint not null references streams (id),
  seq bigint not null,
  hash bytea not null,
  prev bytea not null,
  bytes bytea not null,
  received_at timestamptz not null,
  primary key (office, stream, seq, hash)
);
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a stored entry is never changed or deleted';
end
$$;
--> statement-breakpoint
create trigger entries_append_only before update of office, stream, seq, position, hash, prev, bytes, type, tv, day, at, received_at or delete on entries
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger forks_append_only before update or delete on forks
  for each row execute function refuse_change();
--> statement-breakpoint
create table enrol_codes (
  hash text primary key,
  office text not null references offices (code),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  constraint enrol_codes_use check ((used_at is null) = (used_by is null))
);
--> statement-breakpoint
create table alarms (
  office text not null,
  kind text not null,
  key text not null,
  device text not null,
  seq bigint,
  raised_at timestamptz not null,
  primary key (office, kind, key)
);
--> statement-breakpoint
create table packages (
  number bigint primary key,
  kind text not null,
  version integer not null,
  jws text not null,
  published_at timestamptz not null,
  constraint packages_kind_version unique (kind, version)
);
--> statement-breakpoint
create table office_days (
  office text not null,
  day text not null,
  entries bigint not null default 0,
  visits bigint not null default 0,
  verified bigint not null default 0,
  refused bigint not null default 0,
  fees_rial bigint not null default 0,
  payments bigint not null default 0,
  payments_rial bigint not null default 0,
  reversals bigint not null default 0,
  reversals_rial bigint not null default 0,
  complaints bigint not null default 0,
  cash_offers bigint not null default 0,
  cut_offs bigint not null default 0,
  exceptions bigint not null default 0,
  sign127_ok boolean,
  sign127_at text,
  opened_at text,
  closed_at text,
  reopened_at text,
  primary key (office, day)
);
