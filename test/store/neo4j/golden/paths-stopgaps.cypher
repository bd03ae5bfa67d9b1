MATCH (n:Artist) USING INDEX SEEK n:Artist(nameKey, id) WHERE n.nameKey IN $p.names AND n.id IS NOT NULL
RETURN elementId(n) AS element
UNION
UNWIND $p.outside AS outside
MATCH (x:ExternalId) USING INDEX SEEK x:ExternalId(source, value)
WHERE x.source = outside.source AND x.value = outside.id
MATCH (n:Artist) USING INDEX SEEK n:Artist(id) WHERE n.id = x.node
RETURN elementId(n) AS element
