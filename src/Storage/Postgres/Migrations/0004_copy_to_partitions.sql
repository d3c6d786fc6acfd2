-- Outside a transaction: the procedure commits as it goes, and does no harm when it begins again.
CALL reinstate.copy_to_partitions();
