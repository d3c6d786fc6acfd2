-- Data keys, wrapped: see KeyRow. One that was destroyed has nothing in master and wrapped, and stays.
CREATE TABLE data_key (
  tenant  TEXT NOT NULL,
  subject TEXT NOT NULL,
  master  TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (tenant, subject)
) STRICT, WITHOUT ROWID;
