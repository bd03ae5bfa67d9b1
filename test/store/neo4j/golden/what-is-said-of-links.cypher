MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:PERFORMED]->(n1:Video)
  WHERE n1.released >= $p.v2 AND l2.roleKey <> $p.v3
  WITH n1, l2 ORDER BY n1.released, n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], l2.key, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)-[l5:PERFORMED]->(n4:Video)
  WHERE n4.released >= $p.v2 AND l5.roleKey <> $p.v3
  RETURN count(*) AS t6
}
CALL (n0) {
  MATCH (n0)-[l8:PERFORMED]->(n7:Video)
  WHERE n7.released >= $p.v2 AND l8.roleKey <> $p.v3
  WITH toInteger(left(n7.released, 4)) AS a9, l8.role AS a10, count(*) AS a11, min(n7.released) AS a12, max(n7.released) AS a13, min(n7.duration) AS a14, max(n7.duration) AS a15, sum(n7.duration / 67108864) AS a16, sum(n7.duration % 67108864) AS a17, count(n7.duration) AS a18
  RETURN collect([a9, a10, a11, a12, a13, a14, a15, a16, a17, a18]) AS g19
}
CALL (n0) {
  MATCH (n0)-[l21:DIRECTED]->(n20)
  WITH n20, l21 ORDER BY n20.id, l21.key LIMIT $p.v5
  CALL (n20) {
    MATCH (n20)<-[l23:CREWED]-(n22)
    WITH n22, l23 ORDER BY n22.id, l23.key LIMIT $p.v4
    RETURN collect([[n22.id], l23.key, [], []]) AS p24
  }
  CALL (n20) {
    MATCH (n20)<-[l26:CREWED]-(n25)
    WITH l26.role AS a27, count(*) AS a28
    RETURN collect([null, a27, a28]) AS g29
  }
  RETURN collect([[n20.id, [p24, null, g29]], l21.key, [], []]) AS p30
}
RETURN 0 AS of, [n0.id, [p3, t6, g19], p30] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "2047-11-12"
// $p.v3 = "zz-text"
// $p.v4 = integer 470020
// $p.v5 = integer 470020
