-- The hash chain: see Chain. An event from before it has no link, and a head that stands on one has none.
ALTER TABLE head ADD COLUMN link BLOB NOT NULL DEFAULT x'';
ALTER TABLE event ADD COLUMN link BLOB NOT NULL DEFAULT x'';

CREATE TABLE checkpoint (
  tenant    TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  link      BLOB    NOT NULL,
  signed_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  key       TEXT    NOT NULL,
  signature BLOB    NOT NULL,
  PRIMARY KEY (tenant, position)
) STRICT, WITHOUT ROWID;
