MATCH (n0:Album) USING INDEX SEEK n0:Album(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)<-[l2:TRACK_OF]-(n1)
  WHERE l2.editionKey = n0.defaultEditionKey
  WITH n1, l2 ORDER BY n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)<-[l5:TRACK_OF]-(n4)
  WHERE l5.editionKey = n0.defaultEditionKey
  RETURN count(*) AS t6
}
CALL (n0) {
  MATCH (n0)<-[l8:TRACK_OF]-(n7)
  WHERE l8.editionKey = $p.v3
  WITH n7, l8 ORDER BY n7.id, l8.key LIMIT $p.v2
  RETURN collect([[n7.id], null, [], []]) AS p9
}
RETURN 0 AS of, [n0.id, [p3, t6], p9] AS row

// $p.v0 = ["album:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = integer 470020
// $p.v3 = "zz-text"
