MATCH (n0:Song)
WHERE (n0.titleKey = $p.v1 AND n0.title <> $p.v2 AND n0.versionKey IN $p.v3 AND n0.duration > $p.v4 AND n0.released <= $p.v5 AND n0.versionKey CONTAINS $p.v6 AND n0.version ENDS WITH $p.v7 AND n0.note IS NULL AND any(x IN $p.v8 WHERE x IN n0.isrcsKey) AND all(x IN $p.v9 WHERE x IN n0.sources) AND (false OR NOT coalesce(n0.duration = $p.v10, false))) AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.versionKey, n0.id LIMIT $p.v0
RETURN collect([[n0.id], null, [], []]) AS page

// $p.v0 = integer 470020
// $p.v1 = "zz-text"
// $p.v2 = "zz-other"
// $p.v3 = ["zz-one","zz-two"]
// $p.v4 = integer 470011
// $p.v5 = "2047-11-12"
// $p.v6 = "zz-text"
// $p.v7 = "zz-text"
// $p.v8 = ["zz-one","zz-two"]
// $p.v9 = ["zz-one","zz-two"]
// $p.v10 = integer 470011
