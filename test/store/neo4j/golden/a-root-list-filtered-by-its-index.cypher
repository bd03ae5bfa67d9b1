MATCH (n0:Song)
WHERE n0.titleKey STARTS WITH $p.v1 AND n0.id IS NOT NULL AND n0.titleKey IS NOT NULL
WITH n0 ORDER BY n0.titleKey, n0.id LIMIT $p.v0
WITH collect([[n0.id], null, [], []]) AS page
RETURN [page, COUNT { MATCH (n1:Song) WHERE n1.titleKey STARTS WITH $p.v1 AND n1.id IS NOT NULL RETURN n1 }]

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
