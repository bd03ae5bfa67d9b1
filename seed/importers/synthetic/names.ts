import type { Random } from './random.ts'

const starts = [
  'Ba',
  'Ché',
  'Da',
  'El',
  'Fo',
  'Gi',
  'Ha',
  'Jo',
  'Ka',
  'Lu',
  'Ma',
  'Na',
  'Ör',
  'Pe',
  'Ra',
  'Sa',
  'To',
  'Ve',
  'Wy',
  'Zo',
]
const middles = ['la', 'ri', 'no', 've', 'mi', 'sha', 'do', 'ken', 'ta', 'lo']
const ends = ['n', 'ra', 's', 'li', 'mar', 'dé', 'x', 'ton', 'via', 'que']
const words =
  'Night City Glass Fire Hollow Paper Golden Silent Summer River Mirror Engine Velvet Ghost Signal Ocean'.split(' ')

/** A made-up first or last name. */
function name(random: Random): string {
  return random.pick(starts) + (random.chance(0.6) ? random.pick(middles) : '') + random.pick(ends)
}

export function personName(random: Random): string {
  return `${name(random)} ${name(random)}`
}

export function groupName(random: Random): string {
  return `The ${random.pick(words)} ${name(random)}s`
}

/** One to three words; some titles come up again and again, as they do. */
export function title(random: Random): string {
  const first = words[random.rank(words.length)]!
  if (random.chance(0.1)) return first
  return random.chance(0.5) ? `${first} ${random.pick(words)}` : `${first} ${name(random)} ${random.pick(words)}`
}
