MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:PERFORMED]->(n1:Video)
  WITH n1, l2 ORDER BY n1.released IS NULL, n1.released DESC, n1.id DESC, l2.key DESC LIMIT $p.v4
  CALL (n1) {
    MATCH (n1)-[l4:VIDEO_OF]->(n3)
    WITH n3, l4 ORDER BY l4.position, n3.id, l4.key LIMIT $p.v2
    CALL (n3) {
      MATCH (n3)<-[l6:PERFORMED]-(n5)
      WITH n5, l6 ORDER BY l6.position, n5.id, l6.key LIMIT $p.v1
      RETURN collect([[n5.id], null, [], []]) AS p7
    }
    RETURN collect([[n3.id, p7], null, [], []]) AS p8
  }
  CALL (n1) {
    MATCH (n1)<-[l10:DIRECTED]-(n9)
    WITH n9, l10 ORDER BY n9.id, l10.key LIMIT $p.v3
    RETURN collect([[n9.id, n9.name], null, [], []]) AS p11
  }
  RETURN collect([[n1.id, n1.title, p8, p11], null, [], []]) AS p12
}
RETURN 0 AS of, [n0.id, p12] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = integer 470020
// $p.v3 = integer 470020
// $p.v4 = integer 470020
