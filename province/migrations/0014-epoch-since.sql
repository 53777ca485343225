-- Since when the province goes by its epoch: which of two words of it is the older one.
alter table server_identity add column epoch_since timestamptz;
--> statement-breakpoint
update server_identity set epoch_since = date_trunc('milliseconds', created_at);
--> statement-breakpoint
alter table server_identity alter column epoch_since set not null;
