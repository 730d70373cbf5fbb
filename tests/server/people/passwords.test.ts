import { describe, expect, test } from 'vitest'
import { hashPassword, isOutdated, isPassword } from '#lib/server/people/passwords.ts'

describe('passwords', () => {
  test('a stored password names its parameters, and two of the same differ', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(two)
    expect(await isPassword('correct horse', one)).toBe(true)
    expect(await isPassword('correct horsE', one)).toBe(false)
    expect(isOutdated(one)).toBe(false)
  })

  test('the same word in another normal form is the same password', async () => {
    expect(await isPassword('cafe\u0301 noir', await hashPassword('caf\u00e9 noir'))).toBe(true)
  })

  test('a hash made with lower cost still opens, and is known to be old', async () => {
    const old = 'scrypt$16384$8$1$c2FsdHNhbHRzYWx0c2FsdA$' + (await lowCost('an old password'))
    expect(await isPassword('an old password', old)).toBe(true)
    expect(isOutdated(old)).toBe(true)
  })

  test('nobody to compare with takes as long as somebody', async () => {
    const stored = await hashPassword('correct horse')
    const time = async (against: string | null) => {
      const from = performance.now()
      await isPassword('wrong horse', against)
      return performance.now() - from
    }
    const [known, unknown] = [await time(stored), await time(null)]
    // The same work, so the same order of time; a missing hash would be a hundred times faster.
    expect(unknown).toBeGreaterThan(known / 3)
  })
})

async function lowCost(password: string): Promise<string> {
  const { scryptSync } = await import('node:crypto')
  return scryptSync(password, Buffer.from('c2FsdHNhbHRzYWx0c2FsdA', 'base64url'), 32, {
    N: 16384,
    r: 8,
    p: 1,
  }).toString('base64url')
}
