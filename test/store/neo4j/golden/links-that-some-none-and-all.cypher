MATCH (n0:Video)
WHERE (EXISTS { MATCH (n0)<-[l2:DIRECTED]-(n1) WHERE l2.roleKey = $p.v1 } AND NOT EXISTS { MATCH (n0)-[l4:VIDEO_OF]->(n3) WHERE n3.released > $p.v2 } AND NOT EXISTS { MATCH (n0)<-[l6:PRODUCED]-(n5:Company) WHERE NOT coalesce(n5.nameKey = $p.v3, false) } AND EXISTS { MATCH (n0)-[:VIDEO_OF]->(n8)-[:TRACK_OF]->(n7) WHERE n7.titleKey = $p.v4 }) AND n0.id IS NOT NULL AND n0.titleKey IS NOT NULL
WITH n0 ORDER BY n0.titleKey, n0.id LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
// $p.v2 = "2047-11-12"
// $p.v3 = "zz-other"
// $p.v4 = "zz-text"
