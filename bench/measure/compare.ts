import { isDeepStrictEqual } from 'node:util'
import { plain, type Question, type Shape, type Variables } from '../shapes/shape.ts'
import type { System } from '../systems/system.ts'
import { bodyOf } from './bodies.ts'

export interface Answering {
  readonly system: System
  readonly question: Question
  readonly url: string
}

/**
 * Asks all the same and compares what they answer with what the first does, which is one of ours. Gives, for each
 * system that answers otherwise, the first difference as a sentence: it is not to be timed.
 */
export async function different(
  shape: Shape,
  all: readonly Answering[],
  sample: readonly Variables[],
): Promise<Map<string, string>> {
  const faults = new Map<string, string>()
  for (const ours of sample) {
    const answers = await Promise.all(
      all.map((one) => (faults.has(one.system.name) ? undefined : ask(shape, one, ours))),
    )
    for (const [place, { system }] of all.entries()) {
      const answer = answers[place]
      if (answer === undefined || isDeepStrictEqual(answer, answers[0])) continue
      const [right, wrong] = [answers[0], answer].map((one) => JSON.stringify(one))
      faults.set(system.name, `for ${JSON.stringify(ours)} not ${cut(right!)} but ${cut(wrong!)}`)
    }
  }
  return faults
}

async function ask(shape: Shape, { system, question, url }: Answering, ours: Variables): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: bodyOf(shape, system, question, ours),
  })
  const text = await response.text()
  const { data, errors } = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {}
  if (!response.ok || errors || data === undefined) return { fault: `${response.status} ${text}` }
  const answer = plain(data)
  return question.answer ? question.answer(answer) : answer
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
