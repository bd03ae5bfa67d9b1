MATCH (n0:Album) USING INDEX SEEK n0:Album(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n1:Source) WHERE n1.id IN n0.sources
  WITH n1 ORDER BY n1.id
  RETURN collect([n1.id, n1.name, n1.url]) AS p2
}
CALL (n0) {
  MATCH (n3:Company) WHERE n3.id IN n0.editionsRefs
  WITH n3 ORDER BY n3.id
  RETURN collect([n3.id, n3.name]) AS p4
}
RETURN 0 AS of, [n0.id, n0.editions, p2, p4] AS row

// $p.v0 = ["zz-one","zz-two"]
