// Sets a known text in lines and pages, as prints, typewriters and their readers by machine leave it: the other way of the layout
// reader. What it makes is raw text; what must be read in it is known.
import { createRequire } from 'node:module'
import type { Chance } from './chance.ts'
import type { Language } from './damage-texts.ts'

export interface SetText {
  /** With `{n}` where note n is called. */
  readonly paragraphs: readonly string[]
  /** Bodies, by label. */
  readonly notes: readonly { readonly label: string; readonly body: string }[]
}

export interface Setting {
  readonly width: number
  /** What is left of a hyphen at a line's end; `none`: words are not divided. */
  readonly hyphens: 'kept' | 'lost' | 'none'
  readonly paragraphs: 'blank' | 'indent' | 'early'
  /** Lines of text on a page; 0: no pages. */
  readonly pageLines: number
  readonly pageMark: 'form-feed' | 'none'
  readonly number: 'head' | 'foot' | 'none'
  readonly head?: string
  /** Where the bodies of notes stand. */
  readonly noteAt: 'foot' | 'end'
  /** How a call stands in the text. */
  readonly call: (label: string) => string
  readonly bodyLabel: (label: string) => string
  readonly firstPage: number
}

export const plainSetting: Setting = {
  width: 70,
  hyphens: 'kept',
  paragraphs: 'blank',
  pageLines: 0,
  pageMark: 'none',
  number: 'none',
  noteAt: 'foot',
  call: (label) => label,
  bodyLabel: (label) => `${label} `,
  firstPage: 1,
}

const require = createRequire(import.meta.url)
const patterns: Readonly<Record<Language, string>> = {
  de: 'hyphen/de-1901',
  en: 'hyphen/en-gb',
  fr: 'hyphen/fr',
  la: 'hyphen/la',
  ru: 'hyphen/ru',
}
type Divide = (text: string, options?: { hyphenChar?: string; minWordLength?: number }) => string
const dividers = new Map<Language, Divide>()

/** The pieces of a word between which its language may divide it. */
export function divide(word: string, language: Language): string[] {
  let divider = dividers.get(language)
  if (!divider) {
    const loaded = require(patterns[language]) as { hyphenateSync: Divide }
    divider = loaded.hyphenateSync
    dividers.set(language, divider)
  }
  return divider(word, { hyphenChar: '\u00ad', minWordLength: 5 }).split('\u00ad')
}

/** A line, and the calls in it. */
interface Line {
  readonly text: string
  readonly calls: readonly string[]
}

/** Fills lines; a word that does not fit is divided where its language allows. */
export function fillLines(
  text: string,
  language: Language,
  { width, hyphens, call }: Pick<Setting, 'width' | 'hyphens' | 'call'>,
  indent = '',
): Line[] {
  const lines: { text: string; calls: string[] }[] = []
  let line = indent
  let calls: string[] = []
  const close = (): void => {
    lines.push({ text: line, calls })
    line = ''
    calls = []
  }
  for (const token of text.split(' ')) {
    const labels = [...token.matchAll(/\{([^}]+)\}/g)].map((hit) => hit[1] ?? '')
    const word = token.replace(/\{([^}]+)\}/g, (_, label: string) => call(label))
    const gap = line.trim() === '' ? '' : ' '
    if (line.length + gap.length + word.length <= width) {
      line += gap + word
      calls.push(...labels)
      continue
    }
    const [head, tail] =
      hyphens === 'none' || labels.length > 0
        ? ['', word]
        : cut(word, language, width - line.length - gap.length - 1)
    if (head !== '') line += `${gap}${head}${hyphens === 'kept' && !head.endsWith('-') ? '-' : ''}`
    close()
    line = tail
    calls.push(...labels)
  }
  if (line.trim() !== '') close()
  return lines
}

/** As much of the word as fits in `room`, and the rest; a word with a hyphen of its own is divided only there. */
function cut(word: string, language: Language, room: number): [head: string, tail: string] {
  const bare = /^([\p{L}’']+)([\p{P}]*)$/u.exec(word)
  if (!bare?.[1]) return ['', word]
  const pieces = divide(bare[1], language)
  let head = ''
  for (const piece of pieces.slice(0, -1)) {
    if (head.length + piece.length > room) break
    head += piece
  }
  return head.length < 2 ? ['', word] : [head, word.slice(head.length)]
}

/** The text in lines and pages. */
export function typeset(text: SetText, language: Language, setting: Setting): string {
  const { paragraphs, pageLines, noteAt, bodyLabel } = setting
  const bodies = new Map(text.notes.map(({ label, body }) => [label, body]))
  const setNote = (label: string): string[] =>
    fillLines(`${bodyLabel(label)}${bodies.get(label) ?? ''}`, language, setting).map((line) => line.text)
  const flow: (Line & { blank: boolean })[] = []
  text.paragraphs.forEach((paragraph, i) => {
    const lines = fillLines(paragraph, language, setting, paragraphs === 'indent' ? '   ' : '')
    lines.forEach((line, k) => flow.push({ ...line, blank: k === 0 && i > 0 && paragraphs === 'blank' }))
  })
  if (pageLines === 0) {
    const body = flow.map(({ text: line, blank }) => (blank ? `\n${line}` : line)).join('\n')
    const notes = text.notes.flatMap(({ label }) => setNote(label))
    return notes.length > 0 ? `${body}\n\n${notes.join('\n')}\n` : `${body}\n`
  }
  const pages: string[] = []
  for (let at = 0, number = setting.firstPage; at < flow.length; at += pageLines, number++) {
    const own = flow.slice(at, at + pageLines)
    const lines = own.map(({ text: line, blank }, k) => (blank && k > 0 ? `\n${line}` : line))
    const notes = noteAt === 'foot' ? own.flatMap(({ calls }) => calls.flatMap(setNote)) : []
    const head = setting.head
      ? number % 2
        ? `${setting.head}    ${number}`
        : `${number}    ${setting.head}`
      : null
    const above = setting.number === 'head' ? [head ?? `${' '.repeat(30)}${number}`, ''] : []
    const below = setting.number === 'foot' ? ['', `- ${number} -`] : []
    pages.push([...above, ...lines, ...(notes.length > 0 ? ['', ...notes] : []), ...below].join('\n'))
  }
  const end = noteAt === 'end' ? `\n\n${text.notes.flatMap(({ label }) => setNote(label)).join('\n')}` : ''
  return `${pages.join(setting.pageMark === 'form-feed' ? '\n\f' : '\n\n')}${end}\n`
}

/** The reading text of a paragraph: without the calls. */
export const withoutCalls = (paragraph: string): string => paragraph.replace(/\{[^}]+\}/g, '')

/** Puts calls of notes into paragraphs, one behind a word here and there. */
export function addNotes(
  paragraphs: readonly string[],
  body: () => string,
  share: number,
  dice: Chance,
): SetText {
  const notes: { label: string; body: string }[] = []
  const called = paragraphs.map((paragraph) =>
    paragraph.replace(/(\p{Ll}{3}[.,]?)(?= )/gu, (end: string) => {
      if (!dice.happens(share)) return end
      const label = String(notes.length + 1)
      notes.push({ label, body: body() })
      return `${end}{${label}}`
    }),
  )
  return { paragraphs: called, notes }
}
