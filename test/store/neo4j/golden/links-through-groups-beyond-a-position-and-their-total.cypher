MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[:MEMBER_OF*0..1]->(n1)
  WITH DISTINCT n0, n1
  MATCH (n1)-[l3:DIRECTED]->(n2)
  WHERE l3.roleKey = $p.v6 AND ((n2.released < $p.v2 OR n2.released IS NULL) OR (n2.released = $p.v2 AND (n2.id < $p.v3 OR (n2.id = $p.v3 AND l3.key < $p.v4))))
  WITH n2, l3, n1 ORDER BY n2.released IS NULL, n2.released DESC, n2.id DESC, l3.key DESC LIMIT $p.v1 + 1
  CALL (n0, n1) {
    WITH n1 WHERE n1 <> n0
    CALL (n1) {
      MATCH (n1)<-[l5:MEMBER_OF]-(n4)
      WITH n4, l5 ORDER BY n4.id, l5.key LIMIT $p.v5
      RETURN collect([[n4.id], null, [], []]) AS p6
    }
    RETURN collect([n1.id, n1.name, n1.externalIds, p6]) AS p7
  }
  RETURN collect([[n2.id], null, [], p7]) AS p8
}
CALL (n0) {
  MATCH (n0)-[:MEMBER_OF*0..1]->(n9)
  WITH DISTINCT n0, n9
  MATCH (n9)-[l11:DIRECTED]->(n10)
  WHERE l11.roleKey = $p.v6
  RETURN count(*) AS t12
}
CALL (n0) {
  MATCH (n0)-[:MEMBER_OF*0..1]->(n13)
  WITH DISTINCT n0, n13
  MATCH (n13)-[l15:DIRECTED]->(n14)
  WITH n14, l15, n13 ORDER BY n14.released, n14.id, l15.key LIMIT $p.v7
  RETURN collect([[n14.id], null, [], []]) AS p16
}
CALL (n0) {
  MATCH (n0)-[:MEMBER_OF*0..1]->(n17)
  WITH DISTINCT n0, n17
  MATCH (n17)-[l19:DIRECTED]->(n18)
  RETURN count(*) AS t20
}
RETURN 0 AS of, [n0.id, [p8, t12], [p16, t20]] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "2047-11-12"
// $p.v3 = "artist:zz-id"
// $p.v4 = "zz-text"
// $p.v5 = integer 470020
// $p.v6 = "zz-other"
// $p.v7 = integer 470020
