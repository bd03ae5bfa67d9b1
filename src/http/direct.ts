import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { GraphContext } from '../graphql/context.ts'
import {
  type Answered,
  answerByShape,
  type KnownDocuments,
  operationName,
  type Question,
  type Schema,
} from '../graphql/question.ts'
import type { Log } from './log.ts'
import { acceptedType } from './media-type.ts'
import { calledOff } from './plugins/deadline.ts'
import { writeLine } from './plugins/request-log.ts'
import { graphqlPath } from './plugins/routes.ts'
import type { Requests, Running } from './requests.ts'

/**
 * Answers over HTTP what apps ask all day: a POST of JSON with a document that was answered before, and is answered by
 * its shape and without an error. Everything else goes through yoga, whose requests and responses, made for any
 * platform, cost several times what a small answer does. So it only ever does what yoga would; a test asks both.
 */
export function direct(
  parts: {
    readonly schema: Schema
    readonly known: KnownDocuments
    readonly contextOf: (running: Running) => GraphContext
    readonly requests: Requests
    readonly log: Log
    /** Bytes of a body. */
    readonly limit: number
  },
  yoga: RequestListener,
): RequestListener {
  const { schema, known, contextOf, requests, log, limit } = parts
  return (request, response) => {
    const type = isPlain(request, limit) ? acceptedType(request.headers.accept) : undefined
    if (type === undefined) return yoga(request, response)
    const read: Buffer[] = []
    request.on('data', (part: Buffer) => read.push(part))
    request.on('end', () => {
      const body = Buffer.concat(read)
      const question = questionIn(body, known)
      if (question) void answer(request, response, type, question, body)
      else handOver(request, response, body)
    })
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    type: string,
    question: Question,
    body: Buffer,
  ): Promise<void> {
    const running = requests.start(request, response)
    running.operation = operationName(question.document, question.operationName)
    const asked = answerByShape(schema, question, contextOf(running)).catch(failed)
    const answered = await Promise.race([asked, calledOff(running.signal)])
    if (answered && !answered.errors) {
      send(response, type, answered)
      requests.end(request)
      return writeLine(log, running, { method: 'POST', pathname: graphqlPath, status: 200 })
    }
    // What went wrong yoga has only to tell.
    if (answered) running.answered = answered
    handOver(request, response, body)
  }

  function handOver(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    yoga(Object.assign(request, { body: Readable.from([body]) }), response)
  }
}

const failed = (error: unknown): Answered => ({ errors: [error as never] })

/** A body of told length that no page of another site can send; all else of its headers is of no concern. */
function isPlain({ method, url, headers }: IncomingMessage, limit: number): boolean {
  const { 'content-type': type, 'content-length': length, 'content-encoding': encoding, expect } = headers
  return (
    method === 'POST' &&
    url === graphqlPath &&
    (type === 'application/json' || type?.startsWith('application/json;') === true) &&
    encoding === undefined &&
    expect === undefined &&
    Number(length) <= limit
  )
}

function questionIn(body: Buffer, known: KnownDocuments): Question | undefined {
  let given: unknown
  try {
    given = JSON.parse(body.toString())
  } catch {
    return undefined
  }
  if (!isObject(given)) return undefined
  const { query, variables, operationName: name, extensions, ...more } = given
  const document = typeof query === 'string' ? known.get(query) : undefined
  if (!document || Object.keys(more).length > 0) return undefined
  if (!isNothing(variables) && !isObject(variables)) return undefined
  if (!isNothing(extensions) && !isObject(extensions)) return undefined
  if (!isNothing(name) && typeof name !== 'string') return undefined
  return { document, ...(!isNothing(variables) && { variables }), ...(!isNothing(name) && { operationName: name }) }
}

function send(response: ServerResponse, type: string, result: Answered): void {
  const text = JSON.stringify(result)
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}
