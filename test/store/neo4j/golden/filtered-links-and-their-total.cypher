MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:PERFORMED]->(n1:Song)
  WHERE n1.released >= $p.v2 AND l2.roleKey = $p.v3
  WITH n1, l2 ORDER BY n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)-[l5:PERFORMED]->(n4:Song)
  WHERE n4.released >= $p.v2 AND l5.roleKey = $p.v3
  RETURN count(*) AS t6
}
RETURN 0 AS of, [n0.id, [p3, t6]] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "2047-11-12"
// $p.v3 = "zz-text"
