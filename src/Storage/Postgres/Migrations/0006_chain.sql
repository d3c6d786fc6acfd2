-- The hash chain: see Chain. An event from before it has no link, and a head that stands on one has none. Neither column rewrites its table.
ALTER TABLE reinstate.head ADD COLUMN link bytea NOT NULL DEFAULT '';
ALTER TABLE reinstate.event ADD COLUMN link bytea NOT NULL DEFAULT '';

-- Kept by the node, never changed.
CREATE TABLE reinstate.checkpoint (
  tenant    text        COLLATE "C" NOT NULL,
  position  bigint      NOT NULL,
  link      bytea       NOT NULL,
  signed_at timestamptz NOT NULL,
  key       text        COLLATE "C" NOT NULL,
  signature bytea       NOT NULL,
  PRIMARY KEY (tenant, position)
);
ALTER TABLE reinstate.checkpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants_at_work ON reinstate.checkpoint USING (tenant = ANY ((SELECT reinstate.tenants_at_work())::text[]));
GRANT SELECT, INSERT ON reinstate.checkpoint TO reinstate_node;

-- A node from before this script moves a head and leaves its link behind. Once a tenant's chain has begun that is refused in words; before, it begins later.
CREATE FUNCTION reinstate.refuse_unlinked_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The schema of this log is newer than this node: start the node with the version that migrated it.' USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;

CREATE TRIGGER refuse_unlinked_events BEFORE UPDATE ON reinstate.head FOR EACH ROW
  WHEN (NEW.position > OLD.position AND NEW.link = OLD.link AND OLD.link <> '') EXECUTE FUNCTION reinstate.refuse_unlinked_events();

-- For an append that foresees what it would find: locks the heads, and moves them only if they and the streams stand where the caller takes them to stand.
-- Otherwise it fails, and with it the transaction. Each statement takes a new database snapshot, so what follows the lock sees all that its last holder committed.
CREATE FUNCTION reinstate.move_heads(
  tenants text[], stood bigint[], stood_link bytea[], moved bigint[], moved_link bytea[], stream_tenants text[], streams text[], versions bigint[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  heads integer;
BEGIN
  PERFORM FROM reinstate.head WHERE tenant = ANY (tenants) ORDER BY tenant FOR UPDATE;
  UPDATE reinstate.head h SET position = a.moved, link = a.moved_link FROM unnest($1, $2, $3, $4, $5) AS a(tenant, stood, stood_link, moved, moved_link)
    WHERE h.tenant = a.tenant AND h.position = a.stood AND h.link = a.stood_link;
  GET DIAGNOSTICS heads = ROW_COUNT;
  IF heads <> cardinality(tenants) THEN
    RAISE EXCEPTION 'A head is not where it was foreseen.' USING ERRCODE = 'RE001';
  END IF;
  IF EXISTS (
      SELECT FROM unnest($6, $7, $8) AS asked(tenant, stream, expected)
      LEFT JOIN LATERAL (SELECT version FROM reinstate.event e WHERE e.tenant = asked.tenant AND e.stream = asked.stream ORDER BY version DESC LIMIT 1) last ON true
      WHERE coalesce(last.version, 0) <> expected) THEN
    RAISE EXCEPTION 'A stream is not where it was foreseen.' USING ERRCODE = 'RE001';
  END IF;
END $$;
