-- What supervisors look at one by one among an office's many entries. Partial, so that nothing else pays for it.
create index entries_watched on entries (office, type, position)
  where type in ('staff.registered', 'staff.cut_off', 'settlement.explained');
