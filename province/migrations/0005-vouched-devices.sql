-- A PC that joined its office's PCs becomes known by the admission in the journal of one that is enrolled.
alter table devices add column vouched_by text references devices (id);
