// Every text of the reader is there in both languages, and says the same kinds of things.
import { readFileSync, readdirSync } from 'node:fs'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import de from '#components/messages/de/reader.json' with { type: 'json' }
import en from '#components/messages/en/reader.json' with { type: 'json' }

type Tree = { readonly [key: string]: string | Tree }
function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(at, value)
    else for (const [name, text] of leaves(value, at)) found.set(name, text)
  }
  return found
}
const texts = { en: leaves(en), de: leaves(de) }
const values = {
  ...{ count: 2, at: 1, more: 'no', label: '7', siglum: 'A', title: 'B', name: 'C', what: 'D', quote: 'E' },
  ...{ kind: 'note', action: 'created', query: 'F', relation: 'supports', reason: 'G' },
  ...{ hidden: 2, shown: 3, share: 4, page: '5', said: 'H', direction: 'next', stance: 'I' },
}
const variables = (text: string): string[] =>
  Object.keys(values).filter((name) => new RegExp(`\\{${name}[,}]`).test(text))

/** The keys that the components ask for word by word. */
function keysAskedFor(): string[] {
  const folders = ['components/reader', 'components/prose']
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => {
        const code = readFileSync(`${folder}/${name}`, 'utf8')
        // A file with several functions may bind `t` to different parts of the messages.
        return code.split(/^(?=(?:export )?function )/m).flatMap((part) => {
          const space = /const t = useTranslations\('([\w.]+)'\)/.exec(part)?.[1]
          if (!space?.startsWith('reader')) return []
          const prefix = space === 'reader' ? '' : `${space.slice('reader.'.length)}.`
          return Array.from(part.matchAll(/\bt\('([\w.]+)'/g), (match) => prefix + (match[1] ?? ''))
        })
      }),
  )
}

describe('the texts of the reader', () => {
  test('are the same in both languages', () => {
    expect([...texts.de.keys()].sort()).toEqual([...texts.en.keys()].sort())
    for (const [key, text] of texts.en)
      expect([key, variables(texts.de.get(key) ?? '')]).toEqual([key, variables(text)])
  })
  test('hold every key that is asked for', () => {
    const asked = keysAskedFor()
    expect(asked.length).toBeGreaterThan(80)
    expect(asked.filter((key) => !texts.en.has(key))).toEqual([])
  })
  test.each(['en', 'de'] as const)('can all be formatted (%s)', (locale) => {
    const t = createTranslator({
      locale,
      messages: { reader: locale === 'en' ? en : de },
      namespace: 'reader',
    })
    for (const key of texts[locale].keys()) {
      expect(t(key as never, values as never)).not.toContain('reader.')
    }
  })
})
