-- Data keys, wrapped: see KeyRow. One that was destroyed has nothing in master and wrapped, and stays. They lie beside the log, because they can be destroyed.
CREATE TABLE reinstate.data_key (
  tenant  text  COLLATE "C" NOT NULL,
  subject text  COLLATE "C" NOT NULL,
  master  text  COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (tenant, subject)
);
ALTER TABLE reinstate.data_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants_at_work ON reinstate.data_key USING (tenant = ANY ((SELECT reinstate.tenants_at_work())::text[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON reinstate.data_key TO reinstate_node;
