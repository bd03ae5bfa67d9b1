MATCH (b) WHERE elementId(b) = $p.to
UNWIND range(0, size($p.spurs) - 1) AS nth
WITH b, nth, $p.spurs[nth] AS spur
MATCH (a) WHERE elementId(a) = spur.at
CALL (spur) {
  UNWIND spur.shut AS element
  MATCH (n) WHERE elementId(n) = element
  RETURN collect(n) AS shut
}
CALL (spur) {
  UNWIND spur.barred AS element
  MATCH (n) WHERE elementId(n) = element
  RETURN collect(n) AS barred
}
CALL (a, b, shut, barred) {
  MATCH p = ALL SHORTEST (a)((x)-[r:BORN_IN|DIRECTED|MEMBER_OF|NOMINATED_FOR|PERFORMED|PRODUCED|RECEIVED|REFERENCED_IN|SAMPLES|VIDEO_OF|WORKED_FOR]-(y) WHERE (x <> a OR NOT y IN barred) AND (y = b OR (NOT y IN shut AND NOT y:Nomination AND NOT y:Place AND NOT (y:Company AND coalesce(y.type, '') IN $p.hubCompanyTypes)))){1,8}(b)
  WITH p, [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | 1024 * $p.ranks[r.confidence] + 15 - CASE WHEN size(r.sources) > 15 THEN 15 ELSE coalesce(size(r.sources), 0) END] AS weights
  WITH p, ids, weights, reduce(sum = 0, w IN weights | sum + w) AS weight
  ORDER BY weight, ids LIMIT $p.most
  RETURN collect([ids, [n IN nodes(p) | elementId(n)], weights]) AS tails
}
RETURN nth, tails
