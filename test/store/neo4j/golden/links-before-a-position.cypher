MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)-[l2:DIRECTED]->(n1)
  WHERE (n1.released > $p.v2 OR (n1.released = $p.v2 AND (l2.position IS NOT NULL OR (l2.position IS NULL AND (n1.id < $p.v3 OR (n1.id = $p.v3 AND l2.key < $p.v4))))))
  WITH n1, l2 ORDER BY n1.released IS NOT NULL, n1.released, l2.position DESC, n1.id DESC, l2.key DESC LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
RETURN 0 AS of, [n0.id, p3] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "2047-11-12"
// $p.v3 = "artist:zz-id"
// $p.v4 = "zz-text"
