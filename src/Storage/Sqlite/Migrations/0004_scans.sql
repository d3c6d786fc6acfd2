-- Bytes of scans, enciphered: see ScanRow. They lie beside the log, which names them by their SHA-256.
CREATE TABLE scan (
  tenant  TEXT NOT NULL,
  subject TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  data    BLOB NOT NULL,
  PRIMARY KEY (tenant, subject, sha256)
) STRICT;
