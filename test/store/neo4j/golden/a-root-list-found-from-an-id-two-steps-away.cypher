MATCH (n3:Artist) USING INDEX SEEK n3:Artist(id)
WHERE n3.id = $p.v2
MATCH (n2)<-[l4:PERFORMED]-(n3)
WHERE n2:Video
WITH DISTINCT n2
MATCH (n1)-[l5:DIRECTED]->(n2)
WHERE n1:Artist
WITH DISTINCT n1
MATCH (n0)<-[l6:DIRECTED]-(n1)
WHERE n0:Video
WITH DISTINCT n0
WHERE n0.id > $p.v1
WITH n0 ORDER BY n0.id LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
// $p.v2 = "artist:zz-id"
