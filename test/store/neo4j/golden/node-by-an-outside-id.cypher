CALL () {
  MATCH (x:ExternalId)
  WHERE x.source = $p.v0 AND x.value = $p.v1
  RETURN x.node AS id ORDER BY id LIMIT 1
}
CALL (id) {
  MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
  WHERE n0.id = id
  RETURN 0 AS of, [n0.id, n0.name] AS row
  UNION ALL
  MATCH (n1:Video) USING INDEX SEEK n1:Video(id)
  WHERE n1.id = id
  RETURN 1 AS of, [n1.id, n1.title] AS row
}
RETURN of, row

// $p.v0 = "zz-text"
// $p.v1 = "zz-other"
