MATCH (n0:Artist) USING INDEX n0:Artist(nameKey, id)
WHERE n0.nameKey IS NOT NULL AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.nameKey, n0.id LIMIT $p.v0
WITH collect([[n0.id], null, [], []]) AS page
RETURN [page, COUNT { (:Artist) }]

// $p.v0 = integer 470020
