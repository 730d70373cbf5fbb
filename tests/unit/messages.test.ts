// Texts in two languages say the same things with the same arguments, and every refusal has words.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { formats } from '#components/messages/formats.ts'
import { messagesFor, type Messages } from '#components/messages/messages.ts'
import { errorCodes } from '#lib/api/problem.ts'

const root = join(import.meta.dirname, '../..')
const flat = (messages: Messages, path = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[here, value]] : flat(value, here)
  })
const texts = { en: new Map(flat(messagesFor('en'))), de: new Map(flat(messagesFor('de'))) }

/** Names of the arguments of an ICU message, and for selects their cases. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  let at = 0
  const word = (): string => {
    const rest = /^[\s,]*([^\s,{}]+)/.exec(message.slice(at))
    at += rest?.[0].length ?? 0
    return rest?.[1] ?? ''
  }
  const text = (): void => {
    for (; at < message.length && message[at] !== '}'; at++) {
      if (message[at] !== '{') continue
      at++
      argument()
    }
  }
  const argument = (): void => {
    const name = word()
    const kind = message[at] === ',' ? word() : ''
    found.add(kind === '' ? name : `${name}:${kind}`)
    for (;;) {
      while (/[\s,]/.test(message[at] ?? '')) at++
      if (at >= message.length || message[at] === '}') return
      const choice = word()
      while (/\s/.test(message[at] ?? '')) at++
      if (message[at] !== '{') continue
      if (kind === 'select') found.add(`${name}=${choice}`)
      at++
      text()
      at++
    }
  }
  text()
  return [...found].sort()
}

describe('messages', () => {
  it('have the same keys in English and German', () => {
    expect([...texts.de.keys()].sort()).toEqual([...texts.en.keys()].sort())
  })

  it('take the same arguments in both', () => {
    const differing = [...texts.en].filter(
      ([key, text]) => String(argumentsOf(text)) !== String(argumentsOf(texts.de.get(key) ?? '')),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('finds arguments inside of choices', () => {
    expect(argumentsOf('{n, plural, one {# of {all}} other {{x, select, a {b} other {}}}} {who}')).toEqual([
      'all',
      'n:plural',
      'who',
      'x:select',
      'x=a',
      'x=other',
    ])
  })

  it.each(['en', 'de'] as const)('can all be formatted (%s)', (locale) => {
    const failed: string[] = []
    const t = createTranslator<Messages>({
      locale,
      messages: messagesFor(locale),
      formats,
      timeZone: 'UTC',
      onError: (error) => failed.push(error.message),
    })
    for (const [key, text] of texts[locale]) {
      const values = Object.fromEntries(
        argumentsOf(text).map((name) => [
          name.split(/[:=]/)[0] ?? '',
          name.includes(':plural') || name.includes(':number') ? 2 : 'x',
        ]),
      )
      expect(t(key as never, values as never).length, key).toBeGreaterThan(0)
    }
    expect(failed).toEqual([])
  })

  it('say something else in German than in English, but for words that are the same', () => {
    const same = [...texts.en].filter(
      ([key, text]) => text === texts.de.get(key) && /\s\w+\s\w+\s/.test(text),
    )
    expect(same).toEqual([])
  })

  it('have words for every error code', () => {
    expect(errorCodes.filter((code) => !texts.en.has(`problems.codes.${code}`))).toEqual([])
  })

  it('have words for every reason that the code gives', () => {
    const reasons = new Set(
      sources('server', 'api', 'live', 'claims', 'access', 'corrections').flatMap((source) =>
        [...source.matchAll(/\breason: '([\w.]+)'/g)].map(([, reason]) => reason ?? ''),
      ),
    )
    expect(reasons.size).toBeGreaterThan(20)
    expect([...reasons].filter((reason) => !texts.en.has(`problems.reasons.${reason}`)).sort()).toEqual([])
  })

  it('have words for everything that a reader decides, and for every loss', () => {
    const found = (pattern: RegExp): string[] =>
      sources('reading').flatMap((source) => [...source.matchAll(pattern)].map(([, word]) => word ?? ''))
    const reasons = new Set([
      ...found(/\breason: '([\w-]+)'/g),
      ...found(/\b(?:yes|no)\('([\w-]+)'/g),
      ...found(/\bsure\('[\w-]+', '([\w-]+)'/g),
    ])
    expect(reasons.size).toBeGreaterThan(5)
    expect([...reasons].filter((one) => !texts.en.has(`reading.reason.${one}`)).sort()).toEqual([])
    const losses = new Set(found(/\bcode: '(\w+)',\s*severity\b/g))
    expect(losses.size).toBeGreaterThan(1)
    expect([...losses].filter((one) => !texts.en.has(`reading.problem.${one}`)).sort()).toEqual([])
  })

  it('have words for every rule of the schemas', () => {
    const rules = new Set(
      sources().flatMap((source) =>
        [...source.matchAll(/\{\s*error: '(\w+)'/g)].map(([, rule]) => rule ?? ''),
      ),
    )
    expect(rules.size).toBeGreaterThan(5)
    expect([...rules].filter((rule) => !texts.en.has(`problems.rules.${rule}`)).sort()).toEqual([])
  })
})

/** The text of all files of `lib`, or of these folders of it. */
function sources(...folders: string[]): string[] {
  const read = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return name === 'generated' ? [] : read(path)
      return name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : []
    })
  return (folders.length === 0 ? ['.'] : folders).flatMap((folder) => read(join(root, 'lib', folder)))
}
