// The signs by which programs and people mark notes in HTML: roles, classes, names, and the look of a mark.
import type { Note } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { classesOf, rolesOf, styleOf } from './page-element.ts'

const callClass =
  /^(?:foot-?note-?(?:ref(?:erence)?|anchor|call|link|marker?)|end-?note-?(?:ref(?:erence)?|anchor|call|link)|note-?ref(?:erence)?|foot-?note-?mark|fn-?ref|fn-?anchor|sd(?:foot|end)noteanc|sidenote-?(?:ref|number)|noteanchor|msofootnotereference|msoendnotereference|simple-footnote|easy-footnote)$/
const supCallClass = /^(?:reference|ref|note|fn)$/
const backClass =
  /^(?:foot-?note-?back(?:ref|link)?|back-?link|fn-?backref|reverse-?foot-?note|mw-cite-backlink|sd(?:foot|end)notesym|return|to-?text)$/
const bodyClass =
  /^(?:foot-?note|end-?note|rear-?note|side-?note|margin-?note|foot-?note-?(?:text|body|content|item|def(?:inition)?)|sd(?:foot|end)note|msofootnotetext|msoendnotetext)$/
const listClass =
  /^(?:references|reflist|foot-?notes|end-?notes|notes|foot-?note-?list|foot-?notes-end-of-document|foot-?notes-list|fussnoten|anmerkungen|apparatus)$/
const bodyId =
  /^(?:_?ftn|_?edn|fn|footnote|fussnote|fußnote|endnote|rearnote|cite_note|sdfootnote|sdendnote|note|anm(?:erkung)?)[-_:.]?\w*\d/i
const noteRole = new Set(['footnote', 'endnote', 'rearnote', 'note', 'sidebar-note'])

/** The link says that it calls a note. The element around it may say it (`<sup class="reference">`). */
export function saysCall(link: XmlElement): boolean {
  const around = link.parent && ['sup', 'span'].includes(link.parent.local) ? [link.parent] : []
  const inside = link.children.filter((child): child is XmlElement => child.kind === 'element')
  if (saysBack(link)) return false
  return [link, ...around, ...inside].some(
    (one) =>
      rolesOf(one).includes('noteref') ||
      classesOf(one).some(
        (word) => callClass.test(word) || (one.local === 'sup' && supCallClass.test(word)),
      ) ||
      /^_(?:ftn|edn)ref\d+$/.test(attribute(one, 'name') ?? '') ||
      /mso-(?:foot|end)note-id/.test(styleOf(one)),
  )
}

/** The link says that it leads back from a note to its mark. */
export function saysBack(link: XmlElement): boolean {
  if (/^#?_(?:ftn|edn)ref\d+$/.test((attribute(link, 'href') ?? '').replace(/^[^#]*/, ''))) return true
  const around = link.parent?.local === 'span' ? [link.parent] : []
  return [link, ...around].some(
    (one) => rolesOf(one).includes('backlink') || classesOf(one).some((word) => backClass.test(word)),
  )
}

/** The element says that it is the body of one note. */
export function saysBody(element: XmlElement): boolean {
  if (element.local === 'body' || element.local === 'html') return false
  return (
    rolesOf(element).some((role) => noteRole.has(role)) ||
    classesOf(element).some((word) => bodyClass.test(word)) ||
    /mso-element\s*:\s*(?:foot|end)note(?!-)/.test(styleOf(element)) ||
    hasNoteId(element)
  )
}

/** An id such as `fn12`: a weaker sign, as marks have such ids as well. */
export function hasNoteId(element: XmlElement): boolean {
  const id = attribute(element, 'id') ?? ''
  return bodyId.test(id) && !/(?:ref|bk|back|anc|anchor|mark)\d*$/i.test(id)
}

/** The element says that notes stand in it. */
export function saysNotes(element: XmlElement): boolean {
  return (
    rolesOf(element).some((role) => ['footnotes', 'endnotes', 'rearnotes', 'notes'].includes(role)) ||
    classesOf(element).some((word) => listClass.test(word)) ||
    /mso-element\s*:\s*(?:foot|end)note-list/.test(styleOf(element))
  )
}

/** The kind that the words around a note speak of. */
export function kindOfNote(elements: readonly XmlElement[]): Note['kind'] {
  const words = elements.flatMap((one) => [
    ...classesOf(one),
    ...rolesOf(one),
    attribute(one, 'id') ?? '',
    attribute(one, 'name') ?? '',
    styleOf(one),
  ])
  if (words.some((word) => /side-?note/.test(word))) return 'side-note'
  if (words.some((word) => /margin-?(?:note|alia)/.test(word))) return 'marginal'
  if (words.some((word) => /foot-?note|ftn|fu(?:ss|ß)note/i.test(word))) return 'footnote'
  return words.some((word) => /end-?note|rear-?note|_edn/i.test(word)) ? 'endnote' : 'footnote'
}

/** A mark without its brackets: `[12]` → `12`. */
export const labelOf = (text: string): string =>
  text
    .replace(/[\s\u200b\u2060\ufeff]+/g, ' ')
    .trim()
    .replace(/^[[({⟨]\s*(.*?)\s*[\])}⟩]$/, '$1')
    .replace(/[.:)]$/, '')
    .trim()

/** Whether a text looks like a note's mark: a number, a letter, signs, also with a short word before (`Anm. 3`, `lower-alpha 1`). */
export const looksLikeMark = (text: string): boolean =>
  /^(?:\d{1,4}[a-z]?|\p{L}{1,2}|[ivxlcdm]{1,8}|[*†‡§¶#⁎∗°]{1,5}|[\p{L}.-]{1,16}\s?\d{1,4}|[⁰¹²³⁴-⁹]{1,4})$/iu.test(
    labelOf(text),
  )
