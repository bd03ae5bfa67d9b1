CALL () {
  MATCH (n0:Video) USING INDEX n0:Video(released, id)
  WHERE n0.released IS NOT NULL AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.released, n0.id LIMIT $p.v0
  UNION ALL
  MATCH (n0:Video) USING INDEX n0:Video(id)
  WHERE n0.released IS NULL AND n0.id IS NOT NULL
  RETURN n0 ORDER BY n0.id LIMIT $p.v0
}
WITH n0 LIMIT $p.v0
WITH collect([[n0.id], null, [], []]) AS page
CALL (page) {
  MATCH (n1:Video)
  WITH toInteger(left(n1.released, 4)) AS a2, count(*) AS a3, min(n1.released) AS a4, max(n1.released) AS a5, min(n1.duration) AS a6, max(n1.duration) AS a7, sum(n1.duration / 67108864) AS a8, sum(n1.duration % 67108864) AS a9, count(n1.duration) AS a10
  RETURN collect([a2, null, a3, a4, a5, a6, a7, a8, a9, a10]) AS g11
}
RETURN [page, g11]

// $p.v0 = integer 470020
