MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:PERFORMED]->(n1:Video)
  WHERE n1.released >= $p.v2 AND l2.roleKey <> $p.v3
  WITH n1, l2 ORDER BY n1.released, n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)-[l5:PERFORMED]->(n4:Video)
  WHERE n4.released >= $p.v2 AND l5.roleKey <> $p.v3
  WITH toInteger(left(n4.released, 4)) AS a6, l5.role AS a7, count(*) AS a8, min(n4.released) AS a9, max(n4.released) AS a10, min(n4.duration) AS a11, max(n4.duration) AS a12, sum(n4.duration / 67108864) AS a13, sum(n4.duration % 67108864) AS a14, count(n4.duration) AS a15
  RETURN collect([a6, a7, a8, a9, a10, a11, a12, a13, a14, a15]) AS g16
}
CALL (n0) {
  MATCH (n0)-[l18:DIRECTED]->(n17)
  WITH n17, l18 ORDER BY n17.id, l18.key LIMIT $p.v5
  CALL (n17) {
    MATCH (n17)<-[l20:CREWED]-(n19)
    WITH n19, l20 ORDER BY n19.id, l20.key LIMIT $p.v4
    RETURN collect([[n19.id], null, [], []]) AS p21
  }
  CALL (n17) {
    MATCH (n17)<-[l23:CREWED]-(n22)
    WITH l23.role AS a24, count(*) AS a25
    RETURN collect([null, a24, a25]) AS g26
  }
  RETURN collect([[n17.id, [p21, g26]], null, [], []]) AS p27
}
RETURN 0 AS of, [n0.id, [p3, g16], p27] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "2047-11-12"
// $p.v3 = "zz-text"
// $p.v4 = integer 470020
// $p.v5 = integer 470020
