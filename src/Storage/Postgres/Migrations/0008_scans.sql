-- Bytes of scans, enciphered: see ScanRow. They lie beside the log, which names them by their SHA-256. The node may put back bytes that were lost, and delete none.
CREATE TABLE reinstate.scan (
  tenant  text  COLLATE "C" NOT NULL,
  subject text  COLLATE "C" NOT NULL,
  sha256  text  COLLATE "C" NOT NULL,
  data    bytea NOT NULL,
  PRIMARY KEY (tenant, subject, sha256)
);
-- What is enciphered cannot be packed; trying costs more than storing it.
ALTER TABLE reinstate.scan ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE reinstate.scan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants_at_work ON reinstate.scan USING (tenant = ANY ((SELECT reinstate.tenants_at_work())::text[]));
GRANT SELECT, INSERT, UPDATE ON reinstate.scan TO reinstate_node;
