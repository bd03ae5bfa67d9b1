MATCH (n0:Video) USING INDEX n0:Video(titleKey, id)
WHERE n0.titleKey >= $p.v1 AND (n0.titleKey > $p.v1 OR ((n0.released < $p.v2 OR n0.released IS NULL) OR (n0.released = $p.v2 AND n0.id < $p.v3))) AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.titleKey, n0.released IS NULL, n0.released DESC, n0.id DESC LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
// $p.v2 = "2047-11-12"
// $p.v3 = "artist:zz-id"
