-- The log in partitions, beside the old tables while nodes go on appending: whatever they insert from now on is mirrored, 0004 copies
-- what was there before, 0005 puts the new tables in the place of the old ones. No step holds up an append for longer than a lock takes.
--
-- A tenant lies in one partition, so each key still is unique in the whole log. Sixteen: a partition of a log of a hundred million
-- events then has indexes that fit into memory, and a statement that cannot tell its partition still opens few tables.

CREATE TABLE reinstate.event_parted (
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
) PARTITION BY HASH (tenant);

CREATE INDEX event_parted_scope ON reinstate.event_parted (tenant, incident, service, position) WHERE incident <> '';

CREATE TABLE reinstate.command_parted (
  tenant       text   COLLATE "C" NOT NULL,
  key          text   COLLATE "C" NOT NULL,
  payload_hash bytea  NOT NULL CHECK (length(payload_hash) = 32),
  stream       text   COLLATE "C" NOT NULL,
  version      bigint NOT NULL,
  position     bigint NOT NULL,
  answer       bytea  NOT NULL,
  PRIMARY KEY (tenant, key)
) PARTITION BY HASH (tenant);

DO $$
BEGIN
  FOR part IN 0..15 LOOP
    EXECUTE format('CREATE TABLE reinstate.event_%s PARTITION OF reinstate.event_parted FOR VALUES WITH (MODULUS 16, REMAINDER %s)', to_char(part, 'FM00'), part);
    EXECUTE format('CREATE TABLE reinstate.command_%s PARTITION OF reinstate.command_parted FOR VALUES WITH (MODULUS 16, REMAINDER %s)', to_char(part, 'FM00'), part);
  END LOOP;
END $$;

CREATE FUNCTION reinstate.mirror_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reinstate.event_parted SELECT * FROM added;
  RETURN NULL;
END $$;

CREATE FUNCTION reinstate.mirror_commands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reinstate.command_parted SELECT * FROM added;
  RETURN NULL;
END $$;

-- Each waits for the inserts under way: what 0004 does not see committed was mirrored.
CREATE TRIGGER mirror AFTER INSERT ON reinstate.command
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reinstate.mirror_commands();
CREATE TRIGGER mirror AFTER INSERT ON reinstate.event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION reinstate.mirror_events();

-- In steps that commit, so that no lock and no snapshot is held for long. What is there already, mirrored or copied before, is passed over.
CREATE PROCEDURE reinstate.copy_to_partitions() LANGUAGE plpgsql AS $$
DECLARE
  page  CONSTANT integer := 10000;
  owner text;
  after bigint;
  until bigint;
  last  text;
  next  text;
BEGIN
  FOR owner IN SELECT tenant FROM reinstate.head ORDER BY tenant LOOP
    SELECT position INTO until FROM reinstate.head WHERE tenant = owner;
    after := 0;
    WHILE after < until LOOP
      INSERT INTO reinstate.event_parted SELECT * FROM reinstate.event
        WHERE tenant = owner AND position > after AND position <= after + page ON CONFLICT DO NOTHING;
      COMMIT;
      after := after + page;
    END LOOP;
    last := '';
    LOOP
      SELECT max(key) INTO next FROM (SELECT key FROM reinstate.command WHERE tenant = owner AND key > last ORDER BY key LIMIT page) one;
      EXIT WHEN next IS NULL;
      INSERT INTO reinstate.command_parted SELECT * FROM reinstate.command
        WHERE tenant = owner AND key > last AND key <= next ON CONFLICT DO NOTHING;
      COMMIT;
      last := next;
    END LOOP;
  END LOOP;
END $$;
