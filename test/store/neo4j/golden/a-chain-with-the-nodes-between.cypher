MATCH (n0:Album) USING INDEX SEEK n0:Album(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)<-[:TRACK_OF]-(n2)<-[:VIDEO_OF]-(n1)
  WITH DISTINCT n0, n1 ORDER BY n1.released, n1.id LIMIT $p.v1
  CALL (n0, n1) {
    MATCH (n0)<-[:TRACK_OF]-(n3)<-[:VIDEO_OF]-(n1)
    WITH DISTINCT n3 ORDER BY n3.id
    RETURN collect([n3.id, n3.title]) AS p4
  }
  RETURN collect([[n1.id], null, [], p4]) AS p5
}
CALL (n0) {
  MATCH (n0)<-[:TRACK_OF]-(n7)<-[:VIDEO_OF]-(n6)
  RETURN count(DISTINCT n6) AS t8
}
RETURN 0 AS of, [n0.id, [p5, t8]] AS row

// $p.v0 = ["album:zz-id"]
// $p.v1 = integer 470020
