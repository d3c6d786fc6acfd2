-- The hash chain: see Chain. An event from before it has no link, and a head that stands on one has none.
ALTER TABLE head ADD COLUMN link BLOB NOT NULL DEFAULT x'';
ALTER TABLE event ADD COLUMN link BLOB NOT NULL DEFAULT x'';
