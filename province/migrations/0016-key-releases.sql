-- What offices say of keys that were released to them. Partial, so that nothing else pays for it.
create index entries_key_released on entries (office, position) where type = 'store.key_released';
