-- What became of a leaver's accesses outside, and whose password was ended: read one by one. Partial, so that nothing else
-- pays for it.
create index entries_leaving on entries (office, type, position)
  where type in ('departure.checklist_begun', 'departure.access_cut', 'departure.closed', 'staff.password_reset');
