-- The newest head that a stream's own device signed (design.md §6): what a relay must end a batch at.
alter table streams
  add column signed_seq bigint,
  add column signed_hash text,
  add column head_signature text,
  add constraint streams_signed_head check (
    (signed_seq is null) = (signed_hash is null) and (signed_seq is null) = (head_signature is null)
  );
--> statement-breakpoint
-- Nothing is taken from a revoked device any more; what it sent stays.
alter table devices add column revoked_at timestamptz;
--> statement-breakpoint
-- What follows an entry of a branch: a branch is found from its end, and goes on from it.
create index forks_after on forks (office, stream, seq, prev);
