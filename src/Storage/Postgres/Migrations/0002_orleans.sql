-- What the ADO.NET providers of Orleans 10.4 keep: who is in the cluster, grain state, reminders. The providers find each statement in
-- orleansquery by its key, pass parameters by name (@Name) and read columns by name; keys, parameters and columns below are that
-- contract, the tables are ours. Only orleansquery itself must be on the connection's search_path.

CREATE SCHEMA orleans;

CREATE TABLE orleans.orleansquery (
  querykey  text NOT NULL PRIMARY KEY,
  querytext text NOT NULL
);

-- ---------------------------------------------------------------------------------------------------------------- clustering
-- Every change of membership states the version of the table that it was decided on, and raises it by one (heartbeats do not).

CREATE TABLE orleans.cluster (
  deployment_id text    NOT NULL PRIMARY KEY,
  version       integer NOT NULL
);

CREATE TABLE orleans.silo (
  deployment_id   text        NOT NULL REFERENCES orleans.cluster ON DELETE CASCADE,
  address         text        NOT NULL,
  port            integer     NOT NULL,
  generation      integer     NOT NULL,
  silo_name       text        NOT NULL,
  host_name       text        NOT NULL,
  status          integer     NOT NULL, -- SiloStatus: 3 active, 6 dead
  proxy_port      integer     NOT NULL, -- of its gateway; 0 without one
  suspect_times   text,
  start_time      timestamptz NOT NULL,
  i_am_alive_time timestamptz NOT NULL,
  PRIMARY KEY (deployment_id, address, port, generation)
) WITH (fillfactor = 70);

-- Functions rather than single statements: the version must be locked before the row is looked at, and neither may change without the other.
CREATE FUNCTION orleans.add_silo(
  of_deployment text, at_version integer, of_address text, of_port integer, of_generation integer,
  its_name text, its_host text, its_status integer, its_proxy_port integer, started timestamptz, alive timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orleans.cluster WHERE deployment_id = of_deployment AND version = at_version FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO orleans.silo (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
    VALUES (of_deployment, of_address, of_port, of_generation, its_name, its_host, its_status, its_proxy_port, started, alive)
    ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE orleans.cluster SET version = version + 1 WHERE deployment_id = of_deployment;
  RETURN true;
END $$;

CREATE FUNCTION orleans.change_silo(
  of_deployment text, at_version integer, of_address text, of_port integer, of_generation integer,
  new_status integer, suspects text, alive timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM orleans.cluster WHERE deployment_id = of_deployment AND version = at_version FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  -- The silo's own heartbeat may be newer than what the one who changes it has read.
  UPDATE orleans.silo SET status = new_status, suspect_times = suspects, i_am_alive_time = greatest(i_am_alive_time, alive)
    WHERE deployment_id = of_deployment AND address = of_address AND port = of_port AND generation = of_generation;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE orleans.cluster SET version = version + 1 WHERE deployment_id = of_deployment;
  RETURN true;
END $$;

-- The columns of a membership read: one row for each silo, or a single row with the version alone.
CREATE VIEW orleans.membership AS
  SELECT deployment_id, c.version AS "Version", s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.silo_name AS "SiloName",
         s.host_name AS "HostName", s.status AS "Status", s.proxy_port AS "ProxyPort", s.suspect_times AS "SuspectTimes",
         s.start_time AS "StartTime", s.i_am_alive_time AS "IAmAliveTime"
  FROM orleans.cluster c LEFT JOIN orleans.silo s USING (deployment_id);

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $$
  WITH added AS (INSERT INTO orleans.cluster (deployment_id, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT FROM added)
$$),
('InsertMembershipKey', $$
  SELECT orleans.add_silo(
    @DeploymentId, @Version, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime)
$$),
('UpdateMembershipKey', $$
  SELECT orleans.change_silo(@DeploymentId, @Version, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime)
$$),
('UpdateIAmAlivetimeKey', $$
  UPDATE orleans.silo SET i_am_alive_time = @IAmAliveTime
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadAllKey', $$
  SELECT * FROM orleans.membership WHERE deployment_id = @DeploymentId
$$),
('MembershipReadRowKey', $$
  SELECT m.* FROM orleans.membership m WHERE m.deployment_id = @DeploymentId
    AND m."Address" = @Address AND m."Port" = @Port AND m."Generation" = @Generation
  UNION ALL
  SELECT c.deployment_id, c.version, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM orleans.cluster c WHERE c.deployment_id = @DeploymentId AND NOT EXISTS (
    SELECT FROM orleans.silo s
    WHERE s.deployment_id = c.deployment_id AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
$$),
('GatewaysQueryKey', $$
  SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation" FROM orleans.silo
  WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$$),
('DeleteMembershipTableEntriesKey', $$
  DELETE FROM orleans.cluster WHERE deployment_id = @DeploymentId
$$),
-- Both clean-ups leave the version alone: nobody decides on the rows of dead silos.
('CleanupDefunctSiloEntriesKey', $$
  DELETE FROM orleans.silo
  WHERE deployment_id = @DeploymentId AND status = 6 AND start_time < @IAmAliveTime AND i_am_alive_time < @IAmAliveTime
$$),
('CleanupDefunctSiloEntryKey', $$
  DELETE FROM orleans.silo
  WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation AND status = 6
    AND start_time = @StartTime AND i_am_alive_time = @IAmAliveTime AND coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
$$);

-- --------------------------------------------------------------------------------------------------------------- persistence
-- A grain is known by its numbers and its extension, so the hashes that the provider offers are not needed. The version is the ETag.

CREATE TABLE orleans.grain_state (
  service_id text    COLLATE "C" NOT NULL,
  grain_type text    COLLATE "C" NOT NULL,
  n0         bigint  NOT NULL,
  n1         bigint  NOT NULL,
  extension  text    COLLATE "C" NOT NULL, -- empty where the provider passes null
  version    integer NOT NULL,
  payload    bytea,                        -- null once cleared
  PRIMARY KEY (service_id, grain_type, extension, n0, n1)
) WITH (fillfactor = 70);

-- No row comes back when the version was not the expected one; the provider then reports inconsistent state.
INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('WriteToStorageKey', $$
  WITH changed AS (
    UPDATE orleans.grain_state SET payload = @PayloadBinary, version = version + 1
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND extension = coalesce(@GrainIdExtensionString, '')
      AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion
    RETURNING version),
  added AS (
    INSERT INTO orleans.grain_state (service_id, grain_type, extension, n0, n1, version, payload)
    SELECT @ServiceId, @GrainTypeString, coalesce(@GrainIdExtensionString, ''), @GrainIdN0, @GrainIdN1, 1, @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version)
  SELECT version AS "NewGrainStateVersion" FROM changed UNION ALL SELECT version FROM added
$$),
('ReadFromStorageKey', $$
  SELECT payload AS "PayloadBinary", version AS "Version" FROM orleans.grain_state
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND extension = coalesce(@GrainIdExtensionString, '')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
$$),
('ClearStorageKey', $$
  UPDATE orleans.grain_state SET payload = NULL, version = version + 1
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND extension = coalesce(@GrainIdExtensionString, '')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion
  RETURNING version
$$),
('DeleteStorageKey', $$
  DELETE FROM orleans.grain_state
  WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND extension = coalesce(@GrainIdExtensionString, '')
    AND n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND version = @GrainStateVersion
  RETURNING version + 1
$$);

-- ----------------------------------------------------------------------------------------------------------------- reminders
-- The hash is the grain's place on the ring; silos read the reminders of their ranges (begin, end]. The version is the ETag and comes
-- from a sequence: a reminder that was removed and registered again must not answer to the ETag of its predecessor.

CREATE SEQUENCE orleans.reminder_version AS integer CYCLE;

CREATE TABLE orleans.reminder (
  service_id    text        COLLATE "C" NOT NULL,
  grain_id      text        COLLATE "C" NOT NULL,
  reminder_name text        COLLATE "C" NOT NULL,
  start_time    timestamptz NOT NULL,
  period        bigint      NOT NULL, -- milliseconds
  grain_hash    integer     NOT NULL,
  version       integer     NOT NULL DEFAULT nextval('orleans.reminder_version'),
  PRIMARY KEY (service_id, grain_id, reminder_name)
);

CREATE INDEX reminder_ring ON orleans.reminder (service_id, grain_hash);

INSERT INTO orleans.orleansquery (querykey, querytext) VALUES
('UpsertReminderRowKey', $$
  INSERT INTO orleans.reminder (service_id, grain_id, reminder_name, start_time, period, grain_hash)
  VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
  ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
    SET start_time = excluded.start_time, period = excluded.period, grain_hash = excluded.grain_hash, version = excluded.version
  RETURNING version AS "Version"
$$),
('ReadReminderRowsKey', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans.reminder WHERE service_id = @ServiceId AND grain_id = @GrainId
$$),
('ReadReminderRowKey', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans.reminder WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName
$$),
('ReadRangeRows1Key', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans.reminder WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$$),
-- A range that wraps around the end of the ring.
('ReadRangeRows2Key', $$
  SELECT grain_id AS "GrainId", reminder_name AS "ReminderName", start_time AS "StartTime", period AS "Period", version AS "Version"
  FROM orleans.reminder WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$$),
('DeleteReminderRowKey', $$
  WITH gone AS (
    DELETE FROM orleans.reminder
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND reminder_name = @ReminderName AND version = @Version
    RETURNING 1)
  SELECT EXISTS (SELECT FROM gone)
$$),
('DeleteReminderRowsKey', $$
  DELETE FROM orleans.reminder WHERE service_id = @ServiceId
$$);
