import { once } from 'node:events'
import { connect } from 'node:net'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import { openStore } from '../../src/store/open.ts'
import { smallGraph } from '../support/small-graph.ts'
import { stubServer } from './stub.ts'

let store: Store
beforeAll(async () => {
  store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
  await store.write(smallGraph)
})
afterAll(() => store.close())

/** The verbs an export asks of a store, some of them in another way. */
const verbs = (others: Partial<Store> = {}): Partial<Store> => ({
  read: (...asked) => store.read(...asked),
  find: (...asked) => store.find(...asked),
  revision: () => store.revision(),
  ...others,
})
const serving = (others?: Partial<Store>, env?: Record<string, string>) =>
  stubServer({ store: verbs(others), ...(env && { env }) })
const get = (path: string, init?: RequestInit) => serving().fetch(`http://test/export/${path}`, init)

describe('a file is fetched', () => {
  test.each([
    ['gexf', 'application/gexf+xml', /^<\?xml .*[\s\S]*<gexf [\s\S]*<\/gexf>\n$/],
    ['graphml', 'application/graphml+xml', /^<\?xml .*[\s\S]*<graphml [\s\S]*<\/graphml>\n$/],
    ['jsonl', 'application/jsonl', /^\{"kind":"Artist","id":"artist:jake",[\s\S]*\}\n$/],
    ['csv', 'text/csv', /^\uFEFFid,kind,name,[\s\S]*\r\n$/],
  ])('as %s, with its type and a name', async (ending, type, whole) => {
    const answer = await get(`neighbourhood.${ending}?around=artist:jake`)
    expect(answer.status).toBe(200)
    const { headers } = answer
    expect(headers.get('content-type')).toMatch(new RegExp(`^${type.replace('+', '\\+')}; charset=utf-8`))
    const file = ending === 'csv' ? 'neighbourhood-artist-jake-nodes.csv' : `neighbourhood-artist-jake.${ending}`
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('linernotes-truncated')).toBe('false')
    const bytes = Buffer.from(await answer.arrayBuffer()).toString()
    expect(bytes).toMatch(whole)
    expect(bytes).toContain('We Cry Together')
    expect(bytes).not.toContain('Francis')
  })

  test('around several nodes, as deep, as large and through what was asked for', async () => {
    const text = await (
      await get('neighbourhood.gexf?around=artist:jake&around=artist:dave&depth=2&through=directed')
    ).text()
    const nodes = [...text.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id)
    expect(nodes.slice(0, 2)).toEqual(['artist:jake', 'artist:dave'])
    expect(nodes.slice(2).sort()).toEqual(['artist:kendrick', 'video:may-i', 'video:n95', 'video:wct'])
    expect(new Set([...text.matchAll(/<edge [^>]*kind="(\w+)"/g)].map(([, type]) => type))).toEqual(
      new Set(['DIRECTED']),
    )
    const cut = await get('neighbourhood.jsonl?around=artist:jake&depth=3&limit=4')
    expect(cut.headers.get('linernotes-truncated')).toBe('true')
    expect((await cut.text()).match(/"kind":"\w+","id":"[^"]+","properties"/g)).toHaveLength(4)
  })

  test('of paths, with how the search for them ended', async () => {
    const found = await get('paths.csv?from=artist:taylour&to=artist:francis&first=1&table=links')
    expect(found.headers.get('linernotes-outcome')).toBe('FOUND')
    expect(found.headers.get('content-disposition')).toBe(
      'attachment; filename="paths-artist-taylour-artist-francis-links.csv"',
    )
    const rows = parse<Record<string, string>>(await found.text(), { bom: true, columns: true })
    expect(rows.map(({ fromName, type, toName }) => `${fromName} ${type} ${toName}`)).toEqual([
      'Taylour Paige APPEARED_IN We Cry Together',
      'Jake Schreier DIRECTED We Cry Together',
      'Jake Schreier DIRECTED May I Have This Dance',
      'Francis and the Lights PERFORMED May I Have This Dance',
    ])
    const apart = await get('paths.gexf?from=artist:taylour&to=company:pglang')
    expect(apart.headers.get('linernotes-outcome')).toBe('NOT_CONNECTED')
    expect((await apart.text()).match(/<node |<edge /g)).toEqual(['<node ', '<node '])
  })

  test('of a search, narrowed to kinds', async () => {
    const found = await get(`search.csv?text=${encodeURIComponent('We cry tógether')}&kinds=video`)
    expect(found.headers.get('content-disposition')).toBe('attachment; filename="search-We-cry-together-nodes.csv"')
    expect(parse<Record<string, string>>(await found.text(), { bom: true, columns: true })).toEqual([
      expect.objectContaining({ id: 'video:wct', name: 'We Cry Together', year: '2022' }),
    ])
    const named = await get(`search.gexf?text=${encodeURIComponent('"; rm -rf /; wct\r\nx: y')}`)
    expect(named.headers.get('content-disposition')).toBe('attachment; filename="search-rm-rf-wct-x-y.gexf"')
  })
})

describe('what cannot be is answered with the cure:', () => {
  test.each([
    ['neighbourhood.gexf', 'BAD_ARGUMENT', 'around is missing: give the id of a node, as in around=artist:dave-free.'],
    ['neighbourhood.gexf?around=artist:nobody', 'BAD_ID', 'No node has the id "artist:nobody".'],
    [
      'neighbourhood.gexf?around=Jake',
      'BAD_ID',
      '"Jake" is no id: an id begins with a kind, as in "artist:dave-free".',
    ],
    [
      'neighbourhood.gexf?around=source:S1',
      'BAD_ARGUMENT',
      'source:S1 is a source; sources are cited, and no link leads to one.',
    ],
    ['neighbourhood.gexf?around=artist:jake&depth=7', 'BAD_ARGUMENT', 'depth is "7": give a whole number from 0 to 6.'],
    [
      'neighbourhood.gexf?around=artist:jake&depth=-1',
      'BAD_ARGUMENT',
      'depth is "-1": give a whole number from 0 to 6.',
    ],
    [
      'neighbourhood.gexf?around=artist:jake&limit=5001',
      'BAD_ARGUMENT',
      'limit is "5001": give a whole number from 1 to 5000.',
    ],
    [
      'neighbourhood.gexf?around=artist:jake&limit=1e3',
      'BAD_ARGUMENT',
      'limit is "1e3": give a whole number from 1 to 5000.',
    ],
    [
      'neighbourhood.gexf?around=artist:jake&dept=2',
      'BAD_ARGUMENT',
      '"dept" is no parameter of this address; it takes around, depth, limit, through, throughHubs.',
    ],
    ['neighbourhood.gexf?around=artist:jake&depth=1&depth=2', 'BAD_ARGUMENT', 'depth is given more than once.'],
    [
      'neighbourhood.gexf?around=artist:jake&table=links',
      'BAD_ARGUMENT',
      '"table" is no parameter of this address; it takes around, depth, limit, through, throughHubs.',
    ],
    [
      'neighbourhood.gexf?around=artist:jake&throughHubs=yes',
      'BAD_ARGUMENT',
      'throughHubs is "yes": give one of false, true.',
    ],
    ['neighbourhood.csv?around=artist:jake&table=edges', 'BAD_ARGUMENT', 'table is "edges": give one of nodes, links.'],
    [`neighbourhood.gexf?${'around=artist:jake&'.repeat(101)}`, 'BAD_ARGUMENT', 'around is given more than 100 times.'],
    ['paths.gexf?from=artist:jake', 'BAD_ARGUMENT', 'to is missing: give the id of a node, as in to=artist:dave-free.'],
    [
      'paths.gexf?from=artist:jake&to=artist:dave&first=0',
      'BAD_ARGUMENT',
      'first is "0": give a whole number from 1 to 100.',
    ],
    ['search.gexf?text=', 'BAD_ARGUMENT', 'text is missing: give a name or a part of one.'],
    ['search.gexf?text=%CC%81', 'BAD_ARGUMENT', 'The text has nothing to search for; give a name or a part of one.'],
    [
      'search.gexf?text=a&kinds=artist,band',
      'BAD_ARGUMENT',
      '"band" is no kind; there are Artist, Album, Song, Video, Company, Nomination, Place, Source.',
    ],
  ])('%s', async (path, code, error) => {
    const answer = await get(path)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(await answer.json()).toEqual({ error, code })
  })

  test('an unknown link type, with those there are', async () => {
    const answer = await get('paths.gexf?from=artist:jake&to=artist:dave&through=DIRECTED,SANG')
    expect(answer.status).toBe(400)
    expect((await answer.json()).error).toMatch(
      /^"SANG" is no type of link; there are APPEARED_IN, BORN_IN, .*, WROTE\.$/,
    )
  })

  test.each(['neighbourhood', 'neighbourhood.xml', 'everything.gexf', ''])('no file %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect((await answer.json()).paths).toContain('/export/search.csv')
  })

  test.each(['HEAD', 'POST', 'DELETE'])('not by %s', async (method) => {
    const answer = await get('neighbourhood.gexf?around=artist:jake', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, method === 'HEAD' ? 'GET' : 'GET, HEAD'])
  })

  test('a store that is away is no half file', async () => {
    const { fetch, lines } = serving({ read: () => Promise.reject(new Error('secret of the house')) })
    const answer = await fetch('http://test/export/neighbourhood.gexf?around=artist:jake')
    expect(answer.status).toBe(500)
    const { code, error, id } = await answer.json()
    expect([code, error]).toEqual(['INTERNAL', 'Something went wrong; see the log with this id.'])
    expect(lines.find(({ msg }) => msg === 'Unforeseen error')?.id).toBe(id)
  })
})

describe('a file that is sent as it is made', () => {
  /** A read that never ends by itself, after so many that do. */
  const stalling = (after: number) => {
    let reads = 0
    const signals: AbortSignal[] = []
    const read: Store['read'] = (selection, values, run) => {
      if (reads++ < after) return store.read(selection, values, run)
      signals.push(run!.signal!)
      return new Promise((_, reject) => run!.signal!.addEventListener('abort', () => reject(run!.signal!.reason)))
    }
    return { read, signals }
  }
  /** So many names that they are not sent in one piece. */
  const long = (after: number, letters = 100_000) => {
    const { read, signals } = stalling(after)
    const longer: Store['read'] = async (selection, values, run) => {
      const answer = await read(selection, values, run)
      if (!('nodes' in answer)) return answer
      return {
        ...answer,
        nodes: answer.nodes.map(
          (node) => node && { ...node, row: node.row.map((cell, at) => (at === 1 ? 'x'.repeat(letters) : cell)) },
        ),
      }
    }
    return { read: longer, signals }
  }
  const path = '/export/neighbourhood.graphml?around=artist:jake'

  test('is answered with 504 when nothing of it was made before the deadline', async () => {
    const { read } = stalling(0)
    const { fetch, lines } = serving({ read }, { LIMIT_TIMEOUT_MS: '200' })
    const answer = await fetch(`http://test${path}`)
    expect(answer.status).toBe(504)
    expect(await answer.json()).toEqual({ code: 'STORE_TIMEOUT', error: 'The answer took longer than 200 ms.' })
    expect(lines).toEqual([expect.objectContaining({ status: 504, codes: ['STORE_TIMEOUT'] })])
  })

  test('is cut off at the deadline once some of it was sent, so that nobody takes it for whole', async () => {
    const { read, signals } = long(1)
    const server = serving({ read }, { LIMIT_TIMEOUT_MS: '400' })
    const { url } = await server.start()
    const answer = await fetch(url + path)
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    await expect
      .poll(() => server.lines)
      .toEqual([expect.objectContaining({ msg: `GET ${path.split('?')[0]}`, codes: ['STORE_TIMEOUT'] })])
    await server.stop()
  })

  /** A client that reads the beginning, and no more. */
  const halfway = async (url: string) => {
    const client = connect(Number(new URL(url).port), '127.0.0.1')
    client.on('error', () => {})
    client.write(`GET ${path} HTTP/1.1\r\nhost: test\r\n\r\n`)
    await once(client, 'data')
    client.pause()
    return client
  }

  test('ends its reads when the client leaves', async () => {
    const { read, signals } = long(1)
    const server = serving({ read })
    const client = await halfway((await server.start()).url)
    await expect.poll(() => signals.length).toBe(1)
    expect(signals[0]!.aborted).toBe(false)
    client.destroy()
    await expect.poll(() => signals[0]!.aborted).toBe(true)
    await expect.poll(() => server.lines.length).toBe(1)
    await server.stop()
  })

  test.each([
    ['leaves', '10000'],
    ['stays, at the deadline', '1000'],
  ])('ends with a client that takes no more of it and %s', async (how, timeout) => {
    const { read } = long(9, 20_000_000)
    const server = serving({ read }, { LIMIT_TIMEOUT_MS: timeout })
    const client = await halfway((await server.start()).url)
    if (how === 'leaves') {
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(server.lines).toEqual([])
      client.destroy()
    }
    await expect
      .poll(() => server.lines, { timeout: 5_000 })
      .toEqual([expect.objectContaining({ codes: ['STORE_TIMEOUT'] })])
    client.destroy()
    await server.stop()
  })

  test('that is not wanted any more leaves nothing running', async () => {
    const { read } = long(9)
    const { fetch, lines } = serving({ read })
    const answer = await fetch(`http://test${path}`)
    expect(lines).toEqual([])
    await answer.body!.cancel()
    await expect.poll(() => lines).toEqual([expect.objectContaining({ status: 200, statements: expect.any(Number) })])
  })

  test('is one line in the log once it is sent, with what it cost', async () => {
    const { fetch, lines } = serving()
    const answer = await fetch(`http://test${path}`)
    await answer.text()
    await expect
      .poll(() => lines)
      .toEqual([expect.objectContaining({ level: 30, msg: 'GET /export/neighbourhood.graphml', status: 200 })])
    expect(Number(lines[0]!.statements)).toBeGreaterThan(1)
    expect(JSON.stringify(lines)).not.toContain('jake')
  })

  test('does not wait for a deadline after it was sent', async () => {
    const { fetch, lines } = serving({}, { LIMIT_TIMEOUT_MS: '300' })
    await (await fetch(`http://test${path}`)).text()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(lines).toEqual([expect.not.objectContaining({ codes: expect.anything() })])
  })
})
