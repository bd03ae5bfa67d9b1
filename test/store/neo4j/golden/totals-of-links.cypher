MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:PERFORMED]->(n1:Song)
  RETURN count(*) AS t3
}
RETURN 0 AS of, [n0.id, [[], COUNT { (n0)-[:DIRECTED]->() }], [[], t3], [[], COUNT { (n0)<-[:MEMBER_OF]-() }]] AS row

// $p.v0 = ["artist:zz-id"]
