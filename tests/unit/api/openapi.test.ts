// The description of the API is whole in itself: no reference leads nowhere, no name comes twice, every parameter of an
// address is described, and everything that can be asked stands in it.
import { expect, test } from 'vitest'
import { listEndpoints } from '#lib/api/endpoints.ts'
import { describeApi } from '#lib/api/openapi.ts'

interface Operation {
  operationId: string
  parameters: { name?: string; in?: string; $ref?: string; required?: boolean }[]
  responses: Record<string, unknown>
  requestBody?: unknown
  security: object[]
}
const api = describeApi('1.2.3') as {
  openapi: string
  info: { version: string }
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('every endpoint is described once', () => {
  expect(api.openapi).toBe('3.1.0')
  expect(api.info.version).toBe('1.2.3')
  expect(operations).toHaveLength(listEndpoints().length)
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
})

test('it is plain JSON, and every reference leads somewhere', () => {
  expect(JSON.parse(JSON.stringify(api))).toEqual(api)
  const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(references.length).toBeGreaterThan(100)
  for (const reference of new Set(references)) {
    expect(reference).toMatch(/^#\/components\//)
    const target = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api)
    expect([reference, typeof target]).toEqual([reference, 'object'])
  }
})

test('every parameter of an address is described and required', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const described = operation.parameters.filter((one) => one.in === 'path')
    expect([path, described.map(({ name }) => name)]).toEqual([path, named])
    expect(described.every(({ required }) => required)).toBe(true)
  }
})

test('what needs a version or may carry a key says so, and every refusal is a problem', () => {
  for (const endpoint of listEndpoints()) {
    const operation = api.paths[endpoint.path]?.[endpoint.method.toLowerCase()]
    const references = operation?.parameters.map(({ $ref }) => $ref) ?? []
    expect(references.includes('#/components/parameters/IfMatch')).toBe(endpoint.needsIfMatch === true)
    expect(references.includes('#/components/parameters/IdempotencyKey')).toBe(endpoint.idempotent === true)
    expect(Boolean(operation?.requestBody)).toBe(Boolean(endpoint.body ?? endpoint.upload))
    expect(Object.keys(operation?.responses ?? {})).toContain('429')
    const mayBeNobody = operation?.security.some((one) => Object.keys(one).length === 0)
    expect([endpoint.id, mayBeNobody]).toEqual([endpoint.id, endpoint.access === 'public'])
  }
})
