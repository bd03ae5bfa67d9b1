MATCH (a:Artist|Album|Song|Video|Company|Nomination|Place|Source) WHERE a.id = $p.from
MATCH (b:Artist|Album|Song|Video|Company|Nomination|Place|Source) WHERE b.id = $p.to
CALL () {
  MATCH (n:Artist|Album|Song|Video|Company|Nomination|Place|Source) WHERE n.id IN $p.avoid
  RETURN collect(elementId(n)) AS avoid
}
RETURN elementId(a), elementId(b), avoid
