MATCH (n0:Song) USING INDEX n0:Song(titleKey, id)
WHERE n0.titleKey IS NOT NULL AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.titleKey DESC, n0.id DESC LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
