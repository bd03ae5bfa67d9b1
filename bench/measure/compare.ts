import { isDeepStrictEqual } from 'node:util'
import { plain, type Question, type Shape, type Variables } from '../shapes/shape.ts'
import type { System } from '../systems/system.ts'
import { bodyOf } from './bodies.ts'

export interface Answering {
  readonly system: System
  readonly question: Question
  readonly url: string
  /** What it is asked with, one for each of ours. */
  readonly own: readonly Variables[]
}

/**
 * Asks all the same and compares what they answer with what the first does, which is one of ours. Gives, for each
 * system that answers otherwise, the first difference as a sentence: it is not to be timed.
 */
export async function different(
  shape: Shape,
  all: readonly Answering[],
  ours: readonly Variables[],
): Promise<Map<string, string>> {
  const faults = new Map<string, string>()
  for (const [place, variables] of ours.entries()) {
    const ask = async ({ system, question, url, own }: Answering) => {
      if (faults.has(system.name)) return undefined
      const answer = await answerOf(shape, { system, question, url, variables: own[place]! })
      return shape.compared ? shape.compared(answer, variables) : answer
    }
    const answers = await Promise.all(all.map(ask))
    for (const [place, { system }] of all.entries()) {
      const answer = answers[place]
      if (answer === undefined || isDeepStrictEqual(answer, answers[0])) continue
      const [right, wrong] = [answers[0], answer].map((one) => JSON.stringify(one))
      faults.set(system.name, `for ${JSON.stringify(variables)} not ${cut(right!)} but ${cut(wrong!)}`)
    }
  }
  return faults
}

async function answerOf(
  shape: Shape,
  { system, question, url, variables }: Omit<Answering, 'own'> & { readonly variables: Variables },
): Promise<unknown> {
  try {
    const answer = plain(await asked(url, bodyOf(shape, system, question.text, variables), longest))
    return question.answer ? question.answer(answer) : answer
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

/** Milliseconds. A system that takes longer for one question is not timed. */
const longest = 10_000

/** The `data` of a request; throws with what came instead. `patience`: milliseconds. */
export async function asked(url: string, body: string, patience = 60_000): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const signal = AbortSignal.timeout(patience)
  const response = await fetch(url, { method: 'POST', headers, body, signal }).catch((error: Error) => {
    throw signal.aborted ? new Error(`no answer within ${patience / 1000} s`) : error
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${cut(text)}`)
  const { data, errors } = JSON.parse(text)
  if (errors || data === undefined) throw new Error(cut(text))
  return data
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
