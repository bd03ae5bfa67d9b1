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
  MATCH p = SHORTEST 1 (a)((x)-[r:BORN_IN|DIRECTED|MEMBER_OF|NOMINATED_FOR|PERFORMED|PRODUCED|RECEIVED|REFERENCED_IN|SAMPLES|VIDEO_OF|WORKED_FOR]-(y) WHERE (x <> a OR NOT y IN barred) AND (y = b OR (NOT y IN shut AND NOT y:Nomination AND NOT y:Place AND NOT (y:Company AND coalesce(y.type, '') IN $p.hubCompanyTypes))))+(b)
  RETURN true AS isJoined
}
RETURN isJoined
