CALL () {
  MATCH (n0:Artist) USING INDEX n0:Artist(directedCount, id)
  WHERE n0.directedCount >= $p.v1 AND (n0.directedCount > $p.v1 OR n0.id > $p.v2) AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.directedCount, n0.id LIMIT $p.v0
  UNION ALL
  MATCH (n0:Artist) USING INDEX n0:Artist(id)
  WHERE n0.directedCount IS NULL AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.id LIMIT $p.v0
}
WITH n0 LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = integer 470011
// $p.v2 = "artist:zz-id"
