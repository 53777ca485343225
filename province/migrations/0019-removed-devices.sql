-- The PCs that an office's journals say were removed, known here or not: a removal may come before the admission.
create table removed_devices (
  office text not null references offices (code),
  device text not null,
  at timestamptz not null,
  primary key (office, device)
);
--> statement-breakpoint
-- What was removed before this was kept, by one reading of the entries. Escaped bytes are text whatever is in them, and the
-- quotes within a text are escaped, so that only a field's own name is found. A PC does not remove itself.
insert into removed_devices (office, device, at)
select office, device, min(received_at)
from (
  select entries.office, entries.received_at, streams.device as by,
    substring(encode(entries.bytes, 'escape') from '"deviceId":"([0-9a-f-]{36})"') as device
  from entries join streams on streams.id = entries.stream
  where entries.type = 'device.removed' and coalesce(entries.quarantined, 'not_counted') = 'not_counted'
  union all
  select forks.office, forks.received_at, streams.device,
    substring(encode(forks.bytes, 'escape') from '"deviceId":"([0-9a-f-]{36})"')
  from forks join streams on streams.id = forks.stream
  where position('"type":"device.removed"'::bytea in forks.bytes) > 0
) told
where device is not null and device <> by
group by office, device;
--> statement-breakpoint
update devices set revoked_at = now()
from removed_devices removed
where devices.office = removed.office and devices.id = removed.device and devices.revoked_at is null;
