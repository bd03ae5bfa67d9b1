/** Every operator of a plan, as Neo4j tells it: each before those it reads from. */
export function operatorsOf<P extends { readonly children: P[] }>(plan: P): P[] {
  return [plan, ...plan.children.flatMap((child) => operatorsOf(child))]
}
