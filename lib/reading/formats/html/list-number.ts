// The numbers that a browser draws before the items of a list.
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { numeral, type NumeralStyle } from '../../flow/numeral.ts'
import { classesOf, styleOf } from './page-element.ts'

const types: Readonly<Record<string, NumeralStyle>> = {
  a: 'letter',
  A: 'upper-letter',
  i: 'roman',
  I: 'upper-roman',
}
const styles: Readonly<Record<string, NumeralStyle>> = {
  'lower-alpha': 'letter',
  'lower-latin': 'letter',
  'upper-alpha': 'upper-letter',
  'upper-latin': 'upper-letter',
  'lower-roman': 'roman',
  'upper-roman': 'upper-roman',
}

/** Counts the items of all lists, in the order in which they are read. */
export function listCounter(): (item: XmlElement) => string | null {
  const next = new Map<XmlElement, number>()
  return (item) => {
    const list = item.parent
    if (list?.local !== 'ol') return null
    const isReversed = list.attributes.some(({ name }) => name === 'reversed')
    const first =
      whole(attribute(list, 'start')) ??
      (isReversed ? list.children.filter((one) => one.kind === 'element' && one.local === 'li').length : 1)
    const number = whole(attribute(item, 'value')) ?? next.get(list) ?? first
    next.set(list, number + (isReversed ? -1 : 1))
    const style = [styleOf(item), styleOf(list)].map(
      (one) => /list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+-[a-z]+)\b/.exec(one)?.[1],
    )
    const isBare =
      style.includes('none') ||
      classesOf(list).some((word) => /^(?:list-unstyled|list-none|no-?list|plain-?list|simple)$/.test(word))
    if (isBare) return null
    const kind =
      types[attribute(item, 'type') ?? attribute(list, 'type') ?? ''] ??
      styles[style.find(Boolean) ?? ''] ??
      'decimal'
    return `${numeral(number, kind)}. `
  }
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : null
}
