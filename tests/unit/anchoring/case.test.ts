import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { anchorCase, answerCase } from '#lib/anchoring/case.ts'
import { chance } from '#tests/support/chance.ts'
import { writer } from '#tests/support/damage-texts.ts'

vi.setConfig({ testTimeout: 60_000 })

const { paragraph } = writer('en', chance(77))
const [one, two, three] = [paragraph(), paragraph(), paragraph()]
const old = [one, two, three].join('\n\n')
const now = [paragraph(), one, three, two].join('\n\n')
const passageOf = (id: string, words: string) => {
  const start = old.indexOf(words)
  const end = start + words.length
  return {
    id,
    start,
    end,
    exact: words,
    prefix: old.slice(Math.max(0, start - 32), start),
    suffix: old.slice(end, end + 32),
  }
}
const passages = [
  passageOf('b', three.slice(20, 80)),
  passageOf('a', one.slice(10, 60)),
  passageOf('gone', two),
]

describe('a case', () => {
  it('is answered in the order of its passages', () => {
    const answers = answerCase({ old, new: now.replace(two, ''), passages })
    expect(answers.map(({ id }) => id)).toEqual(['b', 'a', 'gone'])
    expect(answers.map(({ verdict }) => verdict)).toEqual(['exact', 'exact', 'lost'])
    expect(answers[0]).toMatchObject({ start: now.indexOf(three) + 20, end: now.indexOf(three) + 80 })
    expect(answers[2]).not.toHaveProperty('start')
    expect(answers[2]?.reason).not.toBe('')
  })

  it('is answered without the old text too', () => {
    const answers = answerCase({ new: now, passages })
    expect(answers.map(({ verdict, start }) => [verdict, start])).toEqual([
      ['exact', now.indexOf(three) + 20],
      ['exact', now.indexOf(one) + 10],
      ['exact', now.indexOf(two)],
    ])
  })

  it.each([
    [{ new: now, passages: [], more: 1 }, ['']],
    [{ passages: [] }, ['new']],
    [{ new: now, passages: [{ ...passages[0], start: -1 }] }, ['passages.0.start']],
    [{ new: now, passages: [{ ...passages[0], start: 1.5 }] }, ['passages.0.start']],
    [{ new: now, passages: [{ ...passages[0], exact: '' }] }, ['passages.0.exact']],
    [{ new: now, passages: [{ ...passages[0], start: 9, end: 9 }] }, ['passages.0.end']],
    [{ new: now, passages: [passages[0], passages[0]] }, ['passages.1.id']],
    [{ old, new: now, passages: [{ ...passages[0], end: old.length + 1 }] }, ['passages.0.end']],
    [{ old, new: now, passages: [{ ...passages[0], exact: 'other words' }] }, ['passages.0.exact']],
  ])('is refused with the field that is wrong: %#', (value, fields) => {
    const { success, error } = anchorCase.safeParse(value)
    expect(success).toBe(false)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(fields)
  })
})

describe('fontes anchor', () => {
  let folder = ''
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'fontes-anchor-'))))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (args: string[], input = '') => {
    const call = ['--conditions=react-server', '--no-warnings', 'lib/server/cli/main.ts', 'anchor', ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, call, { input, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  const file = (content: string): string => {
    const path = join(folder, 'case.json')
    writeFileSync(path, content)
    return path
  }

  it('prints the answers as JSON, from a file and from standard input', () => {
    const source = JSON.stringify({ old, new: now, passages })
    const { status, stdout } = run([file(source), '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual(answerCase({ old, new: now, passages }))
    expect(run(['-', '--json'], source).stdout).toBe(stdout)
    expect(run([file(source)]).stdout).toContain('b: moved')
  })

  it.each([
    ['{', 'not_json'],
    ['{"new": 1, "passages": []}', 'case_invalid'],
  ])('refuses %s with exit code 3', (content, reason) => {
    const { status, stdout } = run([file(content), '--json'])
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unprocessable', reason } })
  })

  it('has other exit codes for a missing file and a wrong call', () => {
    expect(run([join(folder, 'nowhere.json')]).status).toBe(4)
    expect(run([]).status).toBe(2)
  })
})
