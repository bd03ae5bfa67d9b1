UNWIND range(0, size($p.steps) - 1) AS nth
WITH nth, $p.steps[nth] AS step
MATCH (x) WHERE elementId(x) = step.x
MATCH (y) WHERE elementId(y) = step.y
MATCH (x)-[r:BORN_IN|DIRECTED|MEMBER_OF|NOMINATED_FOR|PERFORMED|PRODUCED|RECEIVED|REFERENCED_IN|SAMPLES|VIDEO_OF|WORKED_FOR]-(y)
RETURN nth, collect([type(r), r.key, startNode(r) = x, 1024 * $p.ranks[r.confidence] + 15 - CASE WHEN size(r.sources) > 15 THEN 15 ELSE coalesce(size(r.sources), 0) END])
