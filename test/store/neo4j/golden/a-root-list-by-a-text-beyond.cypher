MATCH (n0:Song) USING INDEX n0:Song(titleKey, id)
WHERE n0.titleKey <= $p.v1 AND (n0.titleKey < $p.v1 OR n0.id < $p.v2) AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.titleKey DESC, n0.id DESC LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
// $p.v2 = "artist:zz-id"
