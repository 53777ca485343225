-- The province's tables. Until the first release this file is edited in place; from then on a change is a further file.
-- Who this province is: one row. Its epoch changes when the store was restored from a backup; `epoch_since` tells which of
-- two epochs is the older one.
create table server_identity (
  id integer primary key check (id = 1),
  server_epoch text not null,
  epoch_since timestamptz not null,
  signing_public text not null,
  signing_private text not null,
  sealing_public text not null,
  sealing_private text not null,
  recovery_public text,
  recovery_private text,
  session_secret text not null,
  password_hash text,
  created_at timestamptz not null
);
--> statement-breakpoint
-- Keys that this province had before: each signed for its successor and lost its signing part; what was sealed to it is opened still.
create table former_keys (
  signing_public text primary key,
  sealing_public text not null,
  sealing_private text not null,
  next_signing text not null,
  next_sealing text not null,
  signature text not null,
  replaced_at timestamptz not null
);
--> statement-breakpoint
create table offices (
  code text primary key check (code ~ '^[0-9]{3,8}$'),
  name text,
  tail bigint not null default 0 check (tail >= 0),
  created_at timestamptz not null
);
--> statement-breakpoint
-- A PC that joined its office's PCs is vouched for by the one in whose journal it was admitted. Nothing is taken from a
-- revoked one any more; what it sent stays.
create table devices (
  id text primary key,
  office text not null references offices (code),
  public_key text not null,
  name text not null,
  app_version text not null,
  epoch text not null,
  enrolled_at timestamptz not null,
  last_contact_at timestamptz not null,
  revoked_at timestamptz,
  vouched_by text references devices (id)
);
--> statement-breakpoint
create index devices_office on devices (office);
--> statement-breakpoint
-- The PCs that an office's journals say were removed, known here or not: a removal may come before the admission.
create table removed_devices (
  office text not null references offices (code),
  device text not null,
  at timestamptz not null,
  primary key (office, device)
);
--> statement-breakpoint
-- `signed_*` is the newest head that the stream's own device signed: what a relay must end a batch at.
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
  signed_seq bigint,
  signed_hash text,
  head_signature text,
  created_at timestamptz not null,
  constraint streams_device_epoch unique (device, epoch),
  constraint streams_parent check ((parent_stream is null) = (parent_seq is null)),
  constraint streams_backed_up check (backed_up_seq between 0 and acked_seq),
  constraint streams_signed_head check (
    (signed_seq is null) = (signed_hash is null) and (signed_seq is null) = (head_signature is null)
  )
);
--> statement-breakpoint
-- What grows with every entry (entries, counted_once, facts, report_entries) has no foreign key: one looks up the same office or
-- stream again for every row. The one program that writes them holds that row locked, and the row is never deleted (below).
create table entries (
  office text not null,
  stream bigint not null,
  seq bigint not null check (seq >= 1),
  position bigint not null,
  hash bytea not null check (octet_length(hash) = 32),
  prev bytea not null check (octet_length(prev) = 32),
  bytes bytea not null,
  type text not null,
  tv integer not null,
  lc bigint not null check (lc >= 1),
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
-- Heads that entries name and that are not here yet: the short name of the stream, and the entry that names it first.
create table awaited_heads (
  office text not null,
  stream text not null,
  seq bigint not null,
  device text not null,
  by_seq bigint not null,
  since timestamptz not null,
  primary key (office, stream, device)
);
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
-- A branch is found from its end, and goes on from it.
create index forks_after on forks (office, stream, seq, prev);
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
-- Totals of an office's business day: the program adds a column for each total of its list (projection/day-totals.ts). Which closing,
-- reopening and 127 check counts is said by the Lamport clocks of their entries.
create table office_days (
  office text not null,
  day text not null,
  sign127_ok boolean,
  sign127_at text,
  sign127_lc bigint not null default 0,
  opened_at text,
  closed_at text,
  closed_lc bigint not null default 0,
  reopened_at text,
  reopened_lc bigint not null default 0,
  primary key (office, day)
);
--> statement-breakpoint
-- What happened once although PCs that were apart said it twice, as the reversal of one payment, is counted once.
create table counted_once (
  office text not null,
  what text not null,
  rank text not null,
  day text not null,
  sums json not null,
  primary key (office, what)
);
--> statement-breakpoint
-- What supervisors read one by one (projection/facts.ts), with the place of the entry that says it.
create table facts (
  office text not null,
  kind text not null,
  id text not null,
  about text,
  rank text not null,
  type text not null,
  stream bigint not null,
  seq bigint not null,
  position bigint not null,
  device text not null,
  actor text,
  at text not null,
  received_at timestamptz not null,
  said json,
  primary key (office, kind, id)
);
--> statement-breakpoint
create index facts_position on facts (office, kind, position);
--> statement-breakpoint
create index facts_about on facts (office, kind, about) where about is not null;
--> statement-breakpoint
-- What entries say that reports count (projection/report-entries.ts); `thing` is the visit or complaint that it belongs to.
create table report_entries (
  office text not null,
  kind text not null,
  id text not null,
  thing text,
  day text not null,
  rank text not null,
  at text not null,
  actor text,
  said json,
  primary key (office, kind, id)
);
--> statement-breakpoint
create index report_entries_day on report_entries (office, day);
--> statement-breakpoint
create index report_entries_thing on report_entries (office, thing) where thing is not null;
--> statement-breakpoint
-- What days came to, counted when a report first needs them and forgotten when something about them comes in.
create table report_days (
  office text not null references offices (code),
  day text not null,
  cells text not null,
  primary key (office, day)
);
--> statement-breakpoint
create table supervisors (
  name text primary key check (char_length(name) between 2 and 60),
  password_hash text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
--> statement-breakpoint
create table supervisor_sessions (
  hash text primary key,
  supervisor text not null references supervisors (name),
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
--> statement-breakpoint
-- The first refusal of a pause is written down, the others are counted in `refused`. Attempts are forgotten by their age.
create table attempts (
  kind text not null,
  source text not null,
  failures integer not null,
  blocked_until timestamptz,
  refused integer not null default 0,
  last_at timestamptz not null,
  primary key (kind, source)
);
--> statement-breakpoint
create index attempts_last_at on attempts (last_at);
--> statement-breakpoint
create table security_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  who text not null,
  address text not null
);
--> statement-breakpoint
-- Whether somebody has signed in from a place before.
create index security_log_signed_in on security_log (who, address) where kind = 'signed_in';
--> statement-breakpoint
-- What a supervisor did with an office's violation reports, and the codes given to inspectors.
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
-- What a supervisor confirmed or refused for an office where nobody there could confirm it, over the very entry that proposed it.
create table given_confirmations (
  office text not null references offices (code),
  what text not null check (what in ('tariff', 'rate', 'terminal', 'difference', 'control')),
  proposal_id text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  reason text not null check (char_length(reason) between 10 and 500),
  refused boolean not null,
  at timestamptz not null,
  supervisor text not null references supervisors (name),
  primary key (office, what, proposal_id)
);
--> statement-breakpoint
-- Who opened a complaint about a manager, each time.
create table complaint_openings (
  office text not null references offices (code),
  id bigint generated always as identity,
  complaint_id text not null,
  at timestamptz not null,
  supervisor text not null references supervisors (name),
  primary key (office, id)
);
--> statement-breakpoint
-- The offices' data keys, sealed to a key of the province, and each time that a person released one.
create table held_keys (
  office text not null references offices (code),
  device text not null references devices (id),
  hash text not null,
  wrap text not null,
  held_at timestamptz not null,
  primary key (office, device, hash)
);
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
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a stored entry is never changed or deleted';
end
$$;
--> statement-breakpoint
create trigger entries_append_only before update of office, stream, seq, position, hash, prev, bytes, type, tv, lc, day, at, received_at or delete on entries
  for each row execute function refuse_change();
--> statement-breakpoint
-- What is only ever added to.
do $$
declare kept text;
begin
  foreach kept in array array['forks', 'security_log', 'report_states', 'inspection_codes', 'given_confirmations',
    'complaint_openings', 'held_keys', 'key_releases']
  loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      kept || '_append_only', kept);
  end loop;
  -- What rows without a foreign key belong to.
  foreach kept in array array['offices', 'streams']
  loop
    execute format('create trigger %I before delete on %I for each row execute function refuse_change()', kept || '_stay', kept);
  end loop;
end
$$;
