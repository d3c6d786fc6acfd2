-- Every table starts its key with the tenant: rows of one organisation lie together and no look-up can leave them.

CREATE TABLE head (
  tenant   TEXT    NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  tenant      TEXT    NOT NULL,
  position    INTEGER NOT NULL,
  stream      TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  type        TEXT    NOT NULL,
  data        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  actor       TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  key         TEXT    NOT NULL,
  incident    TEXT    NOT NULL,
  service     TEXT    NOT NULL,
  PRIMARY KEY (tenant, position),
  UNIQUE (tenant, stream, version)
) STRICT, WITHOUT ROWID;

-- For judging a scope: its events, without those of the rest of the log.
CREATE INDEX event_scope ON event (tenant, incident, service) WHERE incident <> '';

CREATE TABLE command (
  tenant       TEXT    NOT NULL,
  key          TEXT    NOT NULL,
  payload_hash BLOB    NOT NULL,
  stream       TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  answer       BLOB    NOT NULL,
  PRIMARY KEY (tenant, key)
) STRICT, WITHOUT ROWID;

-- Position of the last event that touched an incident (service '') or one service within it. A fold of event, kept because an
-- index would have to be searched service by service to answer for a whole incident, and costs more on every insert.
CREATE TABLE scope (
  tenant   TEXT    NOT NULL,
  incident TEXT    NOT NULL,
  service  TEXT    NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (tenant, incident, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  tenant  TEXT    NOT NULL,
  name    TEXT    NOT NULL,
  schema  INTEGER NOT NULL,
  version INTEGER NOT NULL,
  data    BLOB    NOT NULL,
  PRIMARY KEY (tenant, name)
) STRICT;
