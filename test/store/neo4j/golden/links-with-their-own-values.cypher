MATCH (n0:Video) USING INDEX SEEK n0:Video(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)<-[l2:CREWED]-(n1)
  WITH n1, l2 ORDER BY l2.roleKey IS NULL, l2.roleKey DESC, n1.nameKey, n1.id, l2.key LIMIT $p.v1 + 1
  CALL (l2) {
    MATCH (n3:Source) WHERE n3.id IN l2.sources
    WITH n3 ORDER BY n3.id
    RETURN collect([n3.id, n3.name, n3.url]) AS p4
  }
  RETURN collect([[n1.id], l2.key, [l2.roleKey, n1.nameKey], l2.role, l2.attributes, p4, []]) AS p5
}
RETURN 0 AS of, [n0.id, p5] AS row

// $p.v0 = ["video:zz-id"]
// $p.v1 = integer 470020
