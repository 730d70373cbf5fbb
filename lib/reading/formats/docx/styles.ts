// The styles of a Word document, as far as they say what a paragraph is: heading, quotation, verse, item of a list.
import type { Parts } from '../../container/parts.ts'
import { kindOfStyle, plainStyle, type StyleKind } from '../../flow/style-kind.ts'
import { elementNamed, elementsNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'

export interface ParagraphStyle extends StyleKind {
  readonly numId?: string
  readonly numLevel?: number
}

const plain: ParagraphStyle = plainStyle

/** By style id. `styleOf(undefined)`: that of paragraphs without one. */
export function readStyles(
  parts: Parts,
  name: string | undefined,
): (id: string | undefined) => ParagraphStyle {
  const root = name === undefined ? undefined : parts.tree(name)?.root
  const elements = new Map<string, XmlElement>()
  let standard: string | undefined
  for (const style of root ? elementsNamed(root, 'style') : []) {
    if (attribute(style, 'type') !== 'paragraph') continue
    const id = attribute(style, 'styleId') ?? ''
    elements.set(id, style)
    if (['1', 'true', 'on'].includes(attribute(style, 'default') ?? '')) standard = id
  }
  const known = new Map<string, ParagraphStyle>()
  const read = (id: string, depth: number): ParagraphStyle => {
    const already = known.get(id)
    if (already) return already
    const element = elements.get(id)
    // A file without styles, or one that names a style it does not bring: the id of Word's own styles says what they are.
    if (!element || depth > 20) return kindOfStyle(id.replace(/(\d)$/, ' $1'), plain)
    const based = valueOf(element, 'basedOn')
    const base = based === undefined ? plain : read(based, depth + 1)
    const said = kindOfStyle(valueOf(element, 'name') ?? id, base)
    const outline = valueOf(element, 'outlineLvl')
    const numId = valueOf(element, 'numId')
    const numLevel = valueOf(element, 'ilvl')
    const style = {
      ...said,
      ...(outline !== undefined && said.kind !== 'heading' ? ofOutline(outline, said) : {}),
      ...(numId === undefined ? {} : { numId }),
      ...(numLevel === undefined ? {} : { numLevel: Number(numLevel) }),
    }
    known.set(id, style)
    return style
  }
  return (id) => (id === undefined ? (standard === undefined ? plain : read(standard, 0)) : read(id, 0))
}

/** Outline level 9 is body text; ECMA-376 17.3.1.20. */
export function ofOutline(outline: string, base: ParagraphStyle): Pick<ParagraphStyle, 'kind' | 'level'> {
  const level = Number(outline)
  if (Number.isInteger(level) && level >= 0 && level < 9) return { kind: 'heading', level: level + 1 }
  return { kind: base.kind === 'heading' ? 'paragraph' : base.kind }
}

/** `<w:basedOn w:val="Normal"/>` inside. */
export const valueOf = (element: XmlElement, local: string): string | undefined => {
  const found = elementNamed(element, local)
  return found && attribute(found, 'val')
}
