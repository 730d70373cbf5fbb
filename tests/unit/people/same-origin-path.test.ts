import { describe, expect, it } from 'vitest'
import { sameOriginPath } from '#components/people/same-origin-path.ts'

describe('where one goes after signing in', () => {
  it.each(['/projects/harrow', '/projects/harrow/sources/1?passage=2#x', '/profile'])('keeps %s', (path) => {
    expect(sameOriginPath(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'projects',
    'https://example.org/',
    '//example.org/',
    '/\\example.org/',
    '/\t/example.org/',
    '/\n/example.org',
    'javascript:alert(1)',
    '\\\\example.org',
  ])('does not leave this site for %j', (path) => {
    expect(sameOriginPath(path)).toBe('/projects')
  })
})
