-- How often a pause refused: its first refusal is written down, the others are counted. Attempts are forgotten by their age.
alter table attempts add column refused integer not null default 0;
--> statement-breakpoint
create index attempts_last_at on attempts (last_at);
--> statement-breakpoint
-- Whether somebody has signed in from a place before. Partial, so that nothing else pays for it.
create index security_log_signed_in on security_log (who, address) where kind = 'signed_in';
