MATCH (n1:Artist) USING INDEX SEEK n1:Artist(id)
WHERE n1.id = $p.v1
MATCH (n0)<-[l2:PERFORMED]-(n1)
WHERE n0:Song AND l2.roleKey = $p.v2
WITH DISTINCT n0
WHERE n0.released >= $p.v3
WITH n0 ORDER BY n0.released IS NULL, n0.released DESC, n0.id DESC LIMIT $p.v0
WITH collect([[n0.id], null, [], []]) AS page
RETURN [page, COUNT { MATCH (n4:Artist) USING INDEX SEEK n4:Artist(id) WHERE n4.id = $p.v1 MATCH (n3)<-[l5:PERFORMED]-(n4) WHERE n3:Song AND l5.roleKey = $p.v2 WITH DISTINCT n3 WHERE n3.released >= $p.v3 RETURN n3 }]

// $p.v0 = integer 470020
// $p.v1 = "artist:zz-id"
// $p.v2 = "zz-text"
// $p.v3 = "2047-11-12"
