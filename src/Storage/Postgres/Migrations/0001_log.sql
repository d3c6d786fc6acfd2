-- Every table starts its key with the tenant, so that row-level security can bind each of them and a tenant can move to another shard.
-- Identifiers compare by bytes (COLLATE "C"): ordinal order, no dependence on the server's locale.

-- Locked FOR UPDATE by every append; see PostgresLog. Half-filled pages keep its updates in place.
CREATE TABLE reinstate.head (
  tenant   text   COLLATE "C" NOT NULL PRIMARY KEY,
  position bigint NOT NULL CHECK (position >= 0)
) WITH (fillfactor = 50);

CREATE TABLE reinstate.event (
  tenant      text        COLLATE "C" NOT NULL,
  position    bigint      NOT NULL,
  stream      text        COLLATE "C" NOT NULL,
  version     bigint      NOT NULL,
  type        text        COLLATE "C" NOT NULL,
  data        bytea       NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       text        COLLATE "C" NOT NULL,
  role        text        COLLATE "C" NOT NULL,
  key         text        COLLATE "C" NOT NULL,
  incident    text        COLLATE "C" NOT NULL,
  service     text        COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, position),
  UNIQUE (tenant, stream, version)
);

-- For judging a scope: its events, without those of the rest of the log.
CREATE INDEX event_scope ON reinstate.event (tenant, incident, service, position) WHERE incident <> '';

CREATE TABLE reinstate.command (
  tenant       text   COLLATE "C" NOT NULL,
  key          text   COLLATE "C" NOT NULL,
  payload_hash bytea  NOT NULL CHECK (length(payload_hash) = 32),
  stream       text   COLLATE "C" NOT NULL,
  version      bigint NOT NULL,
  position     bigint NOT NULL,
  answer       bytea  NOT NULL,
  PRIMARY KEY (tenant, key)
);

-- Position of the last event that touched an incident (service '') or one service within it. A fold of event, kept because an
-- index would have to be searched service by service to answer for a whole incident, and costs more on every insert.
CREATE TABLE reinstate.scope (
  tenant   text   COLLATE "C" NOT NULL,
  incident text   COLLATE "C" NOT NULL,
  service  text   COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant, incident, service)
) WITH (fillfactor = 50);

CREATE TABLE reinstate.snapshot (
  tenant  text    COLLATE "C" NOT NULL,
  name    text    COLLATE "C" NOT NULL,
  schema  integer NOT NULL,
  version bigint  NOT NULL,
  data    bytea   NOT NULL,
  PRIMARY KEY (tenant, name)
);
