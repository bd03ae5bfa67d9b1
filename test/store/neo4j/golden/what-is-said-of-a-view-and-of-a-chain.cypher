MATCH (n0:Album) USING INDEX SEEK n0:Album(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  MATCH (n0)<-[l2:TRACK_OF]-(n1)
  WHERE l2.editionKey = $p.v2
  WITH n1, l2 ORDER BY n1.id, l2.key LIMIT $p.v1
  RETURN collect([[n1.id], null, [], []]) AS p3
}
CALL (n0) {
  MATCH (n0)<-[l5:TRACK_OF]-(n4)
  WHERE l5.editionKey = $p.v2
  WITH toInteger(left(n4.released, 4)) AS a6, count(*) AS a7, min(n4.released) AS a8, max(n4.released) AS a9, min(n4.duration) AS a10, max(n4.duration) AS a11, sum(n4.duration / 67108864) AS a12, sum(n4.duration % 67108864) AS a13, count(n4.duration) AS a14
  RETURN collect([a6, null, a7, a8, a9, a10, a11, a12, a13, a14]) AS g15
}
CALL (n0) {
  MATCH (n0)<-[:TRACK_OF]-(n17)<-[:VIDEO_OF]-(n16)
  WITH DISTINCT n0, n16 ORDER BY n16.id LIMIT $p.v3
  RETURN collect([[n16.id], null, [], []]) AS p18
}
CALL (n0) {
  MATCH (n0)<-[:TRACK_OF]-(n20)<-[:VIDEO_OF]-(n19)
  WITH DISTINCT n19
  WITH toInteger(left(n19.released, 4)) AS a21, count(*) AS a22, min(n19.released) AS a23, max(n19.released) AS a24, min(n19.duration) AS a25, max(n19.duration) AS a26, sum(n19.duration / 67108864) AS a27, sum(n19.duration % 67108864) AS a28, count(n19.duration) AS a29
  RETURN collect([a21, null, a22, a23, a24, a25, a26, a27, a28, a29]) AS g30
}
RETURN 0 AS of, [n0.id, [p3, g15], [p18, g30]] AS row

// $p.v0 = ["album:zz-id"]
// $p.v1 = integer 470020
// $p.v2 = "zz-text"
// $p.v3 = integer 470020
