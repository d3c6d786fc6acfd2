-- The new tables take the place of the old ones. The head first: an append locks it first, so it is over before this begins.
LOCK TABLE reinstate.head IN ACCESS EXCLUSIVE MODE;
LOCK TABLE reinstate.command, reinstate.event, reinstate.scope, reinstate.snapshot IN ACCESS EXCLUSIVE MODE;

DROP TABLE reinstate.event, reinstate.command, reinstate.scope;
DROP FUNCTION reinstate.mirror_events, reinstate.mirror_commands;
DROP PROCEDURE reinstate.copy_to_partitions;
ALTER TABLE reinstate.event_parted RENAME TO event;
ALTER TABLE reinstate.command_parted RENAME TO command;
ALTER INDEX reinstate.event_parted_pkey RENAME TO event_pkey;
ALTER INDEX reinstate.event_parted_tenant_stream_version_key RENAME TO event_tenant_stream_version_key;
ALTER INDEX reinstate.event_parted_scope RENAME TO event_scope;
ALTER INDEX reinstate.command_parted_pkey RENAME TO command_pkey;

-- Position of the last event that touched an incident (service '') or one service within it, from the index alone. For an incident its
-- services are visited one by one: few conditions cover an incident, and every append would pay for keeping the answer.
CREATE FUNCTION reinstate.last_touch(of_tenant text, of_incident text, of_service text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  last    bigint := 0;
  one     bigint;
  visited text := of_service;
BEGIN
  IF of_service = '' THEN
    SELECT service INTO visited FROM reinstate.event WHERE tenant = of_tenant AND incident = of_incident AND incident <> '' ORDER BY service LIMIT 1;
  END IF;
  WHILE visited IS NOT NULL LOOP
    SELECT position INTO one FROM reinstate.event
      WHERE tenant = of_tenant AND incident = of_incident AND incident <> '' AND service = visited ORDER BY position DESC LIMIT 1;
    last := greatest(last, one);
    EXIT WHEN of_service <> '';
    SELECT service INTO visited FROM reinstate.event
      WHERE tenant = of_tenant AND incident = of_incident AND incident <> '' AND service > visited ORDER BY service LIMIT 1;
  END LOOP;
  RETURN last;
END $$;

-- ------------------------------------------------------------------------------------------------------------- row-level security
-- A transaction says which tenants it works for; without that there are no rows. Forced, so that it binds the tables' owner too.

CREATE FUNCTION reinstate.tenants_at_work() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('reinstate.tenants', true), '')::text[]
$$;

DO $$
DECLARE
  one regclass;
BEGIN
  FOREACH one IN ARRAY ARRAY['reinstate.head', 'reinstate.event', 'reinstate.command', 'reinstate.snapshot']::regclass[] LOOP
    -- The subquery is evaluated once for each statement, not for each row.
    EXECUTE format('CREATE POLICY tenants_at_work ON %s USING (tenant = ANY ((SELECT reinstate.tenants_at_work())::text[]))', one);
  END LOOP;
  -- The partitions too, without a policy: whoever names one sees nothing.
  FOR one IN SELECT oid FROM pg_class WHERE relnamespace = 'reinstate'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'schema_version' LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', one);
  END LOOP;
END $$;

-- Which tenants there are, and how far each has got, is asked by the node for itself (reminders, verification, backup): the head, to read, and nothing else.
CREATE POLICY directory ON reinstate.head FOR SELECT USING ((SELECT current_setting('reinstate.directory', true)) = 'on');

GRANT USAGE ON SCHEMA reinstate TO reinstate_node;
GRANT SELECT, INSERT ON reinstate.event, reinstate.command TO reinstate_node;
GRANT SELECT, INSERT, UPDATE ON reinstate.head, reinstate.snapshot TO reinstate_node;

-- A node from before this script appends as somebody else, says nothing of tenants, and keeps the positions of scopes: it is refused in words.
CREATE FUNCTION reinstate.refuse_older_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'scope' OR nullif(current_setting('reinstate.tenants', true), '') IS NULL THEN
    RAISE EXCEPTION 'The schema of this log is newer than this node: start the node with the version that migrated it.' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER refuse_older_nodes BEFORE INSERT ON reinstate.head FOR EACH STATEMENT EXECUTE FUNCTION reinstate.refuse_older_nodes();

CREATE TABLE reinstate.scope (
  tenant   text   COLLATE "C" NOT NULL,
  incident text   COLLATE "C" NOT NULL,
  service  text   COLLATE "C" NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant, incident, service)
);
ALTER TABLE reinstate.scope ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TRIGGER refuse_older_nodes BEFORE INSERT ON reinstate.scope FOR EACH STATEMENT EXECUTE FUNCTION reinstate.refuse_older_nodes();
