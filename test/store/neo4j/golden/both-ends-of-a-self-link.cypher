MATCH (n0:Song) USING INDEX SEEK n0:Song(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:SAMPLES]->(n1)
  WITH n1, l2 ORDER BY n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)<-[l5:SAMPLES]-(n4)
  WITH n4, l5 ORDER BY n4.id, l5.key LIMIT $p.v2
  RETURN collect([[n4.id], null, [], []]) AS p6
}
RETURN 0 AS of, [n0.id, p3, p6] AS row

// $p.v0 = ["song:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = integer 470020
