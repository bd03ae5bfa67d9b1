MATCH (n0:Artist) USING INDEX SEEK n0:Artist(id)
WHERE n0.id IN $p.v0
CALL (n0) {
  CALL (n0) {
    WITH n0 WHERE NOT coalesce(n0.songsCount, 0) * coalesce(n0.songsCount, 0) > ($p.v1) * COUNT { (:Song) }
    MATCH (n0)-[l2:PERFORMED]->(n1:Song)
    RETURN n1, l2 ORDER BY n1.titleKey, n1.id, l2.key LIMIT $p.v1
    UNION ALL
    WITH n0 WHERE coalesce(n0.songsCount, 0) * coalesce(n0.songsCount, 0) > ($p.v1) * COUNT { (:Song) }
    CALL (n0) {
      MATCH (n1:Song) USING INDEX n1:Song(titleKey, id)
      WHERE n1.titleKey IS NOT NULL AND n1.id IS NOT NULL
      MATCH (n0)-[l2:PERFORMED]->(n1:Song)
      RETURN n1, l2 ORDER BY n1.titleKey, n1.id, l2.key LIMIT $p.v1
    }
    RETURN n1, l2
  }
  RETURN collect([[n1.id], null, [], []]) AS p3
}
RETURN 0 AS of, [n0.id, p3] AS row

// $p.v0 = ["artist:zz-id"]
// $p.v1 = integer 470020
