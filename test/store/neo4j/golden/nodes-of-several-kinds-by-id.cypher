MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
RETURN 0 AS of, [n0.id, n0.name] AS row
UNION ALL
MATCH (n1:Song) USING INDEX SEEK n1:Song(id)
WHERE n1.id IN $p.v0
CALL (n1) {
  MATCH (n2:Source) WHERE n2.id IN n1.sources
  WITH n2 ORDER BY n2.id
  RETURN collect([n2.id, n2.name, n2.url]) AS p3
}
RETURN 1 AS of, [n1.id, p3] AS row

// $p.v0 = ["zz-one","zz-two"]
