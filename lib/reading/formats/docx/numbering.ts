// The numbers that Word draws before paragraphs: counted as Word counts them (ECMA-376 17.9), since a text that says "§ 3" by
// automatic numbers would lose it. Bullets are no words.
import type { Parts } from '../../container/parts.ts'
import { numeral, type NumeralStyle } from '../../flow/numeral.ts'
import { elementNamed, elementsNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { valueOf } from './styles.ts'

interface Level {
  readonly format: string
  /** `%1.%2` */
  readonly text: string
  readonly start: number
  readonly isLegal: boolean
}

interface NumberList {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly restarts: ReadonlyMap<number, number>
}

/** The number before the next paragraph of this list and level; null where none is drawn. */
export type NextNumber = (numId: string, level: number) => string | null

export const numeralStyles: Readonly<Record<string, NumeralStyle>> = {
  ...{ decimal: 'decimal', lowerLetter: 'letter', upperLetter: 'upper-letter' },
  ...{ lowerRoman: 'roman', upperRoman: 'upper-roman' },
}

export function readNumbering(parts: Parts, name: string | undefined): NextNumber {
  const root = name === undefined ? undefined : parts.tree(name)?.root
  const lists = root ? listsOf(root) : new Map<string, NumberList>()
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return (numId, at) => {
    const list = lists.get(numId)
    const level = list?.levels.get(at)
    if (!list || !level) return null
    const counts = counters.get(list.abstractId) ?? []
    counters.set(list.abstractId, counts)
    const restart = list.restarts.get(at)
    if (restart !== undefined && !begun.has(`${numId} ${at}`)) counts[at] = restart - 1
    begun.add(`${numId} ${at}`)
    counts[at] = (counts[at] ?? level.start - 1) + 1
    counts.length = at + 1
    if (level.format === 'bullet') return null
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const other = list.levels.get(index)
      const format = level.isLegal ? 'decimal' : (other?.format ?? 'decimal')
      const count = counts[index] ?? other?.start ?? 1
      return format === 'none' ? '' : counted(count, format)
    })
    return text.trim() === '' ? null : `${text.trimEnd()} `
  }
}

function counted(count: number, format: string): string {
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  return numeral(count, numeralStyles[format] ?? 'decimal') + (format === 'ordinal' ? '.' : '')
}

function listsOf(root: XmlElement): Map<string, NumberList> {
  const abstracts = new Map<string, XmlElement>()
  const byStyle = new Map<string, XmlElement>()
  for (const one of elementsNamed(root, 'abstractNum')) {
    abstracts.set(attribute(one, 'abstractNumId') ?? '', one)
    const style = valueOf(one, 'styleLink')
    if (style !== undefined) byStyle.set(style, one)
  }
  const lists = new Map<string, NumberList>()
  const known = new Map<XmlElement, Map<number, Level>>()
  for (const one of elementsNamed(root, 'num')) {
    const id = attribute(one, 'numId')
    const abstractId = valueOf(one, 'abstractNumId')
    const said = abstractId === undefined ? undefined : abstracts.get(abstractId)
    if (id === undefined || abstractId === undefined || !said) continue
    const link = valueOf(said, 'numStyleLink')
    const abstract = link === undefined ? said : (byStyle.get(link) ?? said)
    const common = known.get(abstract) ?? levelsOf(abstract)
    known.set(abstract, common)
    const levels = new Map(common)
    const restarts = new Map<number, number>()
    for (const override of elementsNamed(one, 'lvlOverride')) {
      const at = Number(attribute(override, 'ilvl'))
      const start = valueOf(override, 'startOverride')
      if (start !== undefined) restarts.set(at, Number(start))
      const level = elementNamed(override, 'lvl')
      if (level) levels.set(at, levelOf(level))
    }
    lists.set(id, { abstractId, levels, restarts })
  }
  return lists
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const one of elementsNamed(abstract, 'lvl')) {
    const at = Number(attribute(one, 'ilvl'))
    if (Number.isInteger(at) && at >= 0 && at < 9) levels.set(at, levelOf(one))
  }
  return levels
}

function levelOf(level: XmlElement): Level {
  const start = Number(valueOf(level, 'start') ?? '1')
  return {
    format: valueOf(level, 'numFmt') ?? 'decimal',
    text: (valueOf(level, 'lvlText') ?? '').slice(0, 200),
    start: Number.isSafeInteger(start) ? start : 1,
    isLegal: elementNamed(level, 'isLgl') !== undefined,
  }
}
