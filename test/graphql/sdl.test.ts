import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { schemaFolder, sdlFiles, writtenSdl } from '../../src/graphql/sdl.ts'
import { model } from '../../src/model/index.ts'

describe('the hand-written SDL', () => {
  it('has one file for each kind, named as the kind is declared', () => {
    const names = sdlFiles().map(({ name }) => name)
    for (const { prefix } of model.kinds.values()) {
      expect(names).toContain(`${prefix}.graphql`)
      expect(existsSync(new URL(`../../src/model/kinds/${prefix}.ts`, import.meta.url))).toBe(true)
    }
  })

  it('is read with the query first, without what is generated', () => {
    expect(sdlFiles()[0]?.name).toBe('query.graphql')
    expect(
      sdlFiles()
        .map(({ text }) => text)
        .join(''),
    ).not.toContain('input VideoWhere')
    expect(existsSync(new URL('generated/linernotes.graphql', schemaFolder))).toBe(true)
  })

  it('names the file of a fault in it', () => {
    expect(() => writtenSdl([{ name: 'video.graphql', text: 'type {' }])).toThrow(/Syntax Error/)
    try {
      writtenSdl([{ name: 'video.graphql', text: 'type {' }])
    } catch (error) {
      expect(String(error)).toContain('schema/video.graphql:1')
    }
  })
})
