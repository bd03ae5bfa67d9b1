MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
RETURN 0 AS of, [n0.id, n0.name, n0.aliases, n0.externalIds, n0.disputed] AS row

// $p.v0 = ["zz-one","zz-two"]
