import type { Atlas } from '../atlas/atlas.ts'
import type { Limits } from '../config.ts'
import { type Format, tables, wholeFormats } from '../export/formats.ts'
import type { Found } from '../export/found.ts'
import { readPart } from '../export/read-part.ts'
import type { Store } from '../store/contract.ts'
import { type ExportWalk, exportWalks } from './export-walks.ts'
import type { Log } from './log.ts'
import { maskError } from './mask-error.ts'
import { Parameters } from './parameters.ts'
import { exportPath, type Route } from './plugins/routes.ts'
import type { Requests, Running } from './requests.ts'
import { streamed } from './streamed.ts'

interface Parts {
  readonly store: Store
  readonly atlas: Atlas
  readonly limits: Limits
  readonly requests: Requests
  readonly log: Log
}

/** Parts of the graph as files: /export/neighbourhood.gexf?around=artist:dave-free and its like. */
export function exportRoutes(parts: Parts): Record<string, Route> {
  const routes: Record<string, Route> = {}
  for (const [name, walk] of Object.entries(exportWalks)) {
    for (const format of wholeFormats)
      routes[`${exportPath}${name}.${format.name}`] = routeOf(parts, name, walk, [], () => ({ format }))
    // A file is one table: the nodes unless the links are asked for.
    routes[`${exportPath}${name}.csv`] = routeOf(parts, name, walk, ['table'], (parameters) => {
      const table = parameters.oneOf('table', ['nodes', 'links'])
      return { format: tables[table], table }
    })
  }
  return routes
}

interface Chosen {
  readonly format: Format
  readonly table?: string
}

function routeOf(
  { store, atlas, limits, requests, log }: Parts,
  name: string,
  walk: ExportWalk,
  more: readonly string[],
  choose: (parameters: Parameters) => Chosen,
): Route {
  const mask = maskError(log)
  return async (request) => {
    if (request.method !== 'GET') return refused(405, 'This path takes GET only.', 'BAD_REQUEST', { allow: 'GET' })
    const running = requests.of(request)
    const failed = (failure: unknown) => {
      const shown = mask(failure)
      running.codes = [String(shown.extensions.code)]
      return shown
    }
    const release = requests.hold(request)
    try {
      const parameters = new Parameters(new URL(request.url).searchParams, [...walk.parameters, ...more])
      const { format, table } = choose(parameters)
      const { found, about } = await walk.find(
        parameters,
        { store, atlas, waiting: () => limitsOf(running) },
        { deadline: performance.now() + limits.walk },
      )
      const part = readPart(store, found, () => ({ ...limitsOf(running), trace: running.trace }))
      const body = await streamed(format.write(part), running, (failure) => {
        if (failure !== undefined) failed(failure)
        release()
      })
      const file = fileName([name, about, table], format.name)
      return new Response(body, { headers: headersOf(format, file, found) })
    } catch (failure) {
      const { message, extensions } = failed(failure)
      release()
      const { code, http, id } = extensions as { code: string; http?: { status: number }; id?: string }
      return refused(http?.status ?? 400, message, code, {}, id)
    }
  }
}

function limitsOf({ signal, deadline }: Running): { signal: AbortSignal; timeout: number } {
  return { signal, timeout: Math.max(1, deadline - Date.now()) }
}

function headersOf({ contentType }: Format, file: string, { cut, outcome }: Found): Record<string, string> {
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${file}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'linernotes-truncated': String(cut),
    ...(outcome && { 'linernotes-outcome': outcome }),
  }
}

/** Letters that no system, shell or header minds. */
function fileName(words: readonly (string | undefined)[], ending: string): string {
  const name = words
    .flatMap((word) => word ?? [])
    .map((word) =>
      word
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 80),
    )
  return `${name.filter(Boolean).join('-')}.${ending}`
}

function refused(
  status: number,
  error: string,
  code: string,
  headers: Record<string, string> = {},
  id?: string,
): Response {
  return Response.json({ error, code, ...(id && { id }) }, { status, headers })
}
