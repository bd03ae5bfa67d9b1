CALL () {
  MATCH (n0:Artist) USING INDEX n0:Artist(directedCount, id)
  WHERE n0.directedCount IS NOT NULL AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.directedCount DESC, n0.id DESC LIMIT $p.v0 + 1
  UNION ALL
  MATCH (n0:Artist) USING INDEX n0:Artist(id)
  WHERE n0.directedCount IS NULL AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.id DESC LIMIT $p.v0 + 1
}
WITH n0 LIMIT $p.v0 + 1
RETURN collect([[n0.id], null, [n0.directedCount], []]) AS page

// $p.v0 = integer 470020
