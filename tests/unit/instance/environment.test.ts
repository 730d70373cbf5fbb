import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { environment } from '#lib/server/instance/environment.ts'

describe('the environment', () => {
  it('needs nothing', () => {
    expect(environment({})).toEqual({
      port: 3000,
      dataDir: resolve('.fontes'),
      ownDatabaseUrl: null,
      url: 'http://localhost:3000',
    })
  })

  it('takes empty variables for unset ones, as shells and compose files leave them', () => {
    expect(environment({ PORT: '', FONTES_DATA_DIR: ' ', DATABASE_URL: '', FONTES_URL: '' })).toEqual(
      environment({}),
    )
  })

  it('follows the port, and an address of its own', () => {
    expect(environment({ PORT: '3100' }).url).toBe('http://localhost:3100')
    expect(environment({ PORT: '3100', FONTES_URL: 'https://fontes.example.org/' }).url).toBe(
      'https://fontes.example.org',
    )
  })

  it('does not take the embedded database of a parent process for the operator’s own', () => {
    const url = 'postgresql://a:b@127.0.0.1:5432/fontes'
    expect(environment({ DATABASE_URL: url }).ownDatabaseUrl).toBe(url)
    expect(environment({ DATABASE_URL: url, FONTES_EMBEDDED: '1' }).ownDatabaseUrl).toBeNull()
  })

  it.each([
    ['PORT', 'three thousand'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/fontes'],
    ['FONTES_URL', 'fontes.example.org'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => environment({ [name]: value })).toThrow(`The environment variable ${name} is not usable.`)
  })
})
