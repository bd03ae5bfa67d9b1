MATCH (n0:Song) USING INDEX n0:Song(id)
WHERE n0.id > $p.v1
WITH n0 ORDER BY n0.id LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "artist:zz-id"
