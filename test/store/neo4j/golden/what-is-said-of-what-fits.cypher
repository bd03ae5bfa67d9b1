WITH [] AS page
CALL (page) {
  MATCH (n1:Artist) USING INDEX SEEK n1:Artist(id)
  WHERE n1.id = $p.v0
  MATCH (n0)<-[l2:PERFORMED]-(n1)
  WHERE n0:Song
  WITH DISTINCT n0
  WITH toInteger(left(n0.released, 4)) AS a3, count(*) AS a4
  RETURN collect([a3, null, a4]) AS g5
}
RETURN [page, g5]

// $p.v0 = "artist:zz-id"
