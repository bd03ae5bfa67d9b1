WITH [] AS page
RETURN [page, COUNT { MATCH (n0:Video) WHERE n0.statusKey = $p.v0 AND n0.id IS NOT NULL RETURN n0 }]

// $p.v0 = "zz-text"
