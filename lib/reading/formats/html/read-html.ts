// Saved web pages. The original is the file's own text: words are copied out of it, tags are its furniture, references are edits.
import { flow } from '../../flow/flow.ts'
import type { FormatReader } from '../../format-reader.ts'
import type { Decision, Edit, Problem } from '../../reading.ts'
import { elementNamed, parseXml, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { decodeHtml } from './decode-html.ts'
import { droppedProblems } from './dropped.ts'
import { parseHtml } from './parse-html.ts'
import { readPages } from './read-page.ts'

export const readHtml: FormatReader = (bytes, file) => {
  const decoded = decodeHtml(bytes, file.encoding)
  if (decoded.kind !== 'decoded') return Promise.resolve(decoded)
  const { raw, encoding } = decoded
  const parsed = parseMarkup(raw)
  if (parsed.kind === 'refused') return Promise.resolve(parsed)
  const { root } = parsed
  const text = flow({ raw })
  const notes = readPages([{ name: '', raw, root }], text, { choices: file.choices ?? {} })
  const { built, pages, decisions, problems } = text.finish()
  const end = built.text.length
  for (const note of notes) if (note.at !== null) note.at = Math.min(note.at, end)
  const language = declaredLanguage(root)
  const read = {
    ...{ ...built, notes, pages, decisions },
    problems: [...problems, ...droppedProblems([root]), ...pageProblems(built.edits, decisions)],
    ...(language === null ? {} : { language }),
  }
  return Promise.resolve({ kind: 'format-read', raw, encoding, isMade: false, read })
}

function pageProblems(edits: readonly Edit[], decisions: readonly Decision[]): Problem[] {
  const problems: Problem[] = []
  const say = (code: string, severity: Problem['severity'], count: number, message: string): void => {
    if (count > 0) problems.push({ code, severity, message, count })
  }
  const lost = edits.filter(
    ({ kind, replacement }) => kind === 'entity' && replacement.includes('\ufffd'),
  ).length
  say(
    'character_lost_before',
    'warning',
    lost,
    `${lost} characters had already been lost when the file was written (�).`,
  )
  const left = decisions.filter(({ kind, choice }) => kind === 'zone' && choice !== 'text').length
  say(
    'page_parts_left_out',
    'info',
    left,
    `${left} parts of the page around the text (navigation, headers, notices) were left out.`,
  )
  return problems
}

type Markup =
  | { readonly kind: 'parsed'; readonly root: XmlElement }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** As XML where it says that it is, and is (`<a id="p1"/>` is then an empty element); else as browsers do. */
export function parseMarkup(raw: string): Markup {
  if (!/^\s*<\?xml\s/.test(raw.slice(0, 100))) return parseHtml(raw)
  const parsed = parseXml(raw, { names: 'html' })
  if (parsed.kind === 'refused') return parsed.code === 'xml_damaged' ? parseHtml(raw) : parsed
  const isSound = parsed.faults.every(
    ({ code }) => code === 'reference_unknown' || code === 'sign_not_escaped',
  )
  return isSound ? parsed : parseHtml(raw)
}

/** The language that the page names, if it is one. */
function declaredLanguage(root: XmlElement): string | null {
  const page = root.local === 'html' ? root : elementNamed(root, 'html')
  const said = page && attribute(page, 'lang')?.toLowerCase()
  return said && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(said) ? (said.split('-')[0] ?? null) : null
}
