-- For an append that foresees what it would find: locks the heads, and moves them only if they and the streams stand where the caller takes them to stand.
-- Otherwise it fails, and with it the transaction. Each statement takes a new database snapshot, so what follows the lock sees all that its last holder committed.
CREATE FUNCTION reinstate.move_heads(tenants text[], stood bigint[], moved bigint[], stream_tenants text[], streams text[], versions bigint[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  heads integer;
BEGIN
  PERFORM FROM reinstate.head WHERE tenant = ANY (tenants) ORDER BY tenant FOR UPDATE;
  UPDATE reinstate.head h SET position = a.moved FROM unnest($1, $2, $3) AS a(tenant, stood, moved) WHERE h.tenant = a.tenant AND h.position = a.stood;
  GET DIAGNOSTICS heads = ROW_COUNT;
  IF heads <> cardinality(tenants) THEN
    RAISE EXCEPTION 'A head is not where it was foreseen.' USING ERRCODE = 'RE001';
  END IF;
  IF EXISTS (
      SELECT FROM unnest($4, $5, $6) AS asked(tenant, stream, expected)
      LEFT JOIN LATERAL (SELECT version FROM reinstate.event e WHERE e.tenant = asked.tenant AND e.stream = asked.stream ORDER BY version DESC LIMIT 1) last ON true
      WHERE coalesce(last.version, 0) <> expected) THEN
    RAISE EXCEPTION 'A stream is not where it was foreseen.' USING ERRCODE = 'RE001';
  END IF;
END $$;
