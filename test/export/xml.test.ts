import { expect, test } from 'vitest'
import { exportGexf } from '../../src/export/gexf.ts'
import { exportGraphml } from '../../src/export/graphml.ts'
import { xmlText } from '../../src/export/xml.ts'
import { smallGraph } from '../support/small-graph.ts'
import { partIn, textOf } from './exported.ts'

const part = partIn({
  nodes: smallGraph.nodes.filter(({ id }) => ['artist:jake', 'video:wct'].includes(id)),
  links: smallGraph.links.filter(({ from, to }) => from === 'artist:jake' && to === 'video:wct'),
})
const { key } = smallGraph.links.find(({ from, to }) => from === 'artist:jake' && to === 'video:wct')!
const claims = '[{"field":"released","value":"2022-09-02","sources":["source:S2"],"followed":false}]'
const releases = '[{"date":"2022-06","medium":"cinema","sources":["source:S1"]}]'

test('a GEXF is a directed graph with declared attributes, nodes before edges', async () => {
  const text = await textOf(exportGexf(part))
  expect(text).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<gexf xmlns="http:\/\/gexf.net\/1.3" version="1.3">\n/,
  )
  expect(text).toContain('<graph defaultedgetype="directed" mode="static" idtype="string">\n<attributes class="node"')
  const declared = /<attributes class="edge" mode="static">\n([\s\S]*?)<\/attributes>/.exec(text)![1]!
  expect(declared.split('\n').slice(0, 3)).toEqual([
    '<attribute id="type" title="type" type="string"/>',
    '<attribute id="character" title="character" type="string"/>',
    '<attribute id="role" title="role" type="string"/>',
  ])
  expect(declared).toContain('<attribute id="position" title="position" type="long"/>')
  expect(declared).toMatch(/<attribute id="disputed" title="disputed" type="boolean"\/>\n<attribute id="note".*\n$/)
  const value = (name: string, value: string) => `<attvalue for="${name}" value="${value.replaceAll('"', '&quot;')}"/>`
  expect(text.slice(text.indexOf('<nodes>'))).toBe(
    `${[
      '<nodes>',
      `<node id="artist:jake" label="Jake Schreier"><attvalues>${[
        value('kind', 'Artist'),
        value('sortName', 'Jake Schreier'),
        value('sources', 'source:S1'),
        value('confidence', 'UNKNOWN'),
        value('disputed', 'false'),
      ].join('')}</attvalues></node>`,
      `<node id="video:wct" label="We Cry Together"><attvalues>${[
        value('kind', 'Video'),
        value('year', '2022'),
        value('type', 'SHORT_FILM'),
        value('released', '2022-09-01'),
        value('releases', releases),
        value('claims', claims),
        value('confidence', 'UNKNOWN'),
        value('disputed', 'true'),
      ].join('')}</attvalues></node>`,
      '</nodes>',
      '<edges>',
      `<edge id="${key}" source="artist:jake" target="video:wct" kind="DIRECTED"><attvalues>${[
        value('type', 'DIRECTED'),
        value('position', '1'),
        value('sources', 'source:S1|source:S2'),
        value('confidence', 'HIGH'),
        value('disputed', 'false'),
      ].join('')}</attvalues></edge>`,
      '</edges>',
      '</graph>',
      '</gexf>',
    ].join('\n')}\n`,
  )
})

test('a GraphML says the same under declared keys', async () => {
  const text = await textOf(exportGraphml(part))
  expect(text).toContain('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<key id="node.label" for="node"')
  expect(text).toContain('<key id="node.year" for="node" attr.name="year" attr.type="long"/>\n')
  expect(text).toContain('<key id="edge.disputed" for="edge" attr.name="disputed" attr.type="boolean"/>\n')
  const data = (name: string, value: string) => `<data key="${name}">${value.replaceAll('"', '&quot;')}</data>`
  expect(text.slice(text.indexOf('<graph edgedefault'))).toBe(
    `${[
      '<graph edgedefault="directed">',
      `<node id="artist:jake">${[
        data('node.label', 'Jake Schreier'),
        data('node.kind', 'Artist'),
        data('node.sortName', 'Jake Schreier'),
        data('node.sources', 'source:S1'),
        data('node.confidence', 'UNKNOWN'),
        data('node.disputed', 'false'),
      ].join('')}</node>`,
      `<node id="video:wct">${[
        data('node.label', 'We Cry Together'),
        data('node.kind', 'Video'),
        data('node.year', '2022'),
        data('node.type', 'SHORT_FILM'),
        data('node.released', '2022-09-01'),
        data('node.releases', releases),
        data('node.claims', claims),
        data('node.confidence', 'UNKNOWN'),
        data('node.disputed', 'true'),
      ].join('')}</node>`,
      `<edge id="${key}" source="artist:jake" target="video:wct">${[
        data('edge.type', 'DIRECTED'),
        data('edge.position', '1'),
        data('edge.sources', 'source:S1|source:S2'),
        data('edge.confidence', 'HIGH'),
        data('edge.disputed', 'false'),
      ].join('')}</edge>`,
      '</graph>',
      '</graphml>',
    ].join('\n')}\n`,
  )
})

test('of nothing is a graph without nodes', async () => {
  const nothing = partIn({ nodes: [], links: [] })
  expect(await textOf(exportGexf(nothing))).toContain('<nodes>\n</nodes>\n<edges>\n</edges>\n</graph>\n</gexf>\n')
  expect(await textOf(exportGraphml(nothing))).toMatch(/<graph edgedefault="directed">\n<\/graph>\n<\/graphml>\n$/)
})

test('every letter is written so that a reader gets it back, but for those no XML may hold', () => {
  expect(xmlText(`<a href='b'>"&amp;"</a>`)).toBe("&lt;a href='b'&gt;&quot;&amp;amp;&quot;&lt;/a&gt;")
  expect(xmlText('a\tb\nc\rd')).toBe('a&#9;b&#10;c&#13;d')
  expect(xmlText('\u0000\u0001\u0008\u000b\u000c\u000e\u001f\uFFFE\uFFFFa\uD800b\uDC00c')).toBe('abc')
  expect(xmlText('\u007f\u0085\u2028é\uFFFD🎬\u{10FFFF}')).toBe('\u007f\u0085\u2028é\uFFFD🎬\u{10FFFF}')
  expect(xmlText(-7)).toBe('-7')
  expect(xmlText(false)).toBe('false')
})
