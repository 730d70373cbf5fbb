// Signatures of Russian archives: fond, opis, papka, delo, list, in letters of both scripts, long, short and with slashes.
// What a machine misread is read where the order of the parts proves it, and kept beside what was meant.
import { pattern } from './letters.ts'

const bareMark = pattern()`^\p{L}{1,2}[,:]?\s*\d`
export interface Slip {
  read: string
  meant: string
}

export interface Signature {
  readonly start: number
  readonly end: number
  readonly parts: Record<string, string>
  readonly slips: Slip[]
}

const number = '(?:[0-9OОlI]*[0-9][0-9OОlI]*)(?:[а-я]|[a-z](?![a-z.]))?'
const leaf = '\\d+(?:\\s?[а-я](?![а-я.]))?(?:\\s?(?:ob|об)\\.?(?![a-zа-я]))?'
const leaves = `${leaf}(?:\\s*[-–—]\\s*${leaf})?(?:\\s*[,и]\\s*${leaf}(?:\\s*[-–—]\\s*${leaf})?(?![\\d/.]*\\d|\\s?[A-Za-zÀ-ɏА-я]))*(?:\\s?ff?(?![A-Za-z])\\.?)?`

interface Part {
  readonly name: string
  readonly pattern: RegExp
}

const part = (name: string, marks: string, value: string): Part => ({
  name,
  // No flag for the case and no classes of all letters: both take long to build.
  pattern: new RegExp(`(${marks})([.,:]?)(\\s*)(?:№\\s*)?(${value})(?![A-Za-zÀ-ɏА-я\\d])`, 'y'),
})
const parts: readonly Part[] = [
  part('opis', "[Оо]пис[ьи]|[OoОо][PpРр]is['’ʹ′]?|[OoОо][PpРрПп]|[oо0]", number),
  part('papka', '[Пп]апка|[Пп]ап|[Пп]ор|[Пп]|[Pp]apka|[Pp]ap|[Pp]or|[Pp]', number),
  part('tom', '[Тт]ом|[Тт]|[Tt]om|[Tt]', number),
  part('delo', '[Дд]ел[оа]|[Дд]|[Dd]elo|[Dd]|[Ее]д\\.?\\s?хр|[Ee]d\\.?\\s?(?:ch|kh)r', `${number}(?:/\\d+)?`),
  part('list', '[Лл]исты|[Лл]ист|[Лл]л|[Лл]|[Ll]isty|[Ll]ist|[Ll]l|[Ll]|I|11|1|\\|', leaves),
]
const fond =
  /(?<![A-Za-zÀ-ɏА-я\d/])([Фф]онд|[Фф]|[Ff]onds?|[Ff])([.,:]?)(\s{0,3})(?:№\s?)?((?:[РR]-)?(?:[0-9OО]*[0-9][0-9OО]*)[а-яa-z]?)(?![A-Za-zÀ-ɏА-я\d])/g
const gap = /\s*[,;.]?\s*/y

/** Finds signatures that begin with a fond and go on with an opis or a delo. */
export function findFonds(text: string, from: number, to: number): Signature[] {
  const found: Signature[] = []
  fond.lastIndex = from
  for (let hit = fond.exec(text); hit && hit.index < to; hit = fond.exec(text)) {
    const values: Record<string, string> = {}
    const slips: Slip[] = []
    values.fond = readNumber(hit[4] ?? '', slips)
    const lost = lostStop(hit)
    const end = readParts(text, hit.index + hit[0].length, to, values, slips)
    if (values.opis === undefined && values.delo === undefined) continue
    const written = text.slice(hit.index, end)
    found.push({ start: hit.index, end, parts: values, slips: withStops(written, [...lost, ...slips]) })
    fond.lastIndex = end
  }
  return found
}

/** Reads opis, papka, delo, list from `at` on, in that order, each at most once; gives where the last one ends. */
export function readParts(
  text: string,
  at: number,
  to: number,
  values: Record<string, string>,
  slips: Slip[],
): number {
  let end = at
  let rank = 0
  for (;;) {
    gap.lastIndex = end
    const start = end + (gap.exec(text)?.[0].length ?? 0)
    const next = parts.findIndex((one, i) => i >= rank && matchAt(one, text, start, values) !== null)
    const one = parts[next]
    const hit = one && matchAt(one, text, start, values)
    if (!one || !hit || start + hit[0].length > to) return end
    const [whole, mark = '', , , value = ''] = hit
    if (one.name === 'list') values.list = tidyLeaves(value)
    else values[one.name] = readNumber(value, slips)
    readMark(one.name, mark, whole, slips)
    slips.push(...lostStop(hit))
    end = start + whole.length
    rank = next + 1
  }
}

function matchAt(
  one: Part,
  text: string,
  at: number,
  values: Record<string, string>,
): RegExpExecArray | null {
  one.pattern.lastIndex = at
  const hit = one.pattern.exec(text)
  if (!hit) return null
  const [, mark = '', stop = '', , value = ''] = hit
  // A digit in the place of a letter is one only where the order of the parts leaves nothing else.
  if (/^[01I|]+$/.test(mark)) {
    const isOpis = one.name === 'opis' && mark === '0' && stop === '.'
    const isList =
      one.name === 'list' && stop === '.' && (values.delo !== undefined || values.opis === undefined)
    if (!isOpis && !isList) return null
    if (mark === '11' && !/[-–—,]/.test(value)) return null
  }
  if (one.name === 'list' && stop === '' && mark.length === 1 && values.delo === undefined) return null
  return hit
}

const latin = /[a-z]/i
const cyrillic = /[а-я]/i

function readMark(name: string, mark: string, whole: string, slips: Slip[]): void {
  if (/^[01I|]+$/.test(mark)) {
    const meant = name === 'opis' ? 'o' : mark.length === 2 ? 'll' : 'l'
    slips.push({ read: whole, meant: meant + whole.slice(mark.length) })
  } else if (latin.test(mark) && cyrillic.test(mark)) {
    const isLatin = /[b-df-hj-nq-suvwz]/i.test(mark.replace(/[oOpPcCaAeExX]/g, ''))
    const pairs: readonly (readonly [string, string])[] = [['o', 'о'], ['p', isLatin ? 'р' : 'п'], ['c', 'с'], ['a', 'а'], ['e', 'е']] // prettier-ignore
    let meant = mark
    for (const [a, b] of pairs) meant = isLatin ? meant.replaceAll(b, a) : meant.replaceAll(a, b)
    slips.push({ read: mark, meant })
  }
}

/** A comma or nothing where the full stop of an abbreviation belongs. */
function lostStop(hit: RegExpExecArray): Slip[] {
  const [whole, mark = '', stop = '', space = ''] = hit
  if (mark.length > 2 || stop === '.' || /^[01I|]+$/.test(mark)) return []
  return [{ read: whole, meant: `${mark}.${space}${whole.slice(mark.length + stop.length + space.length)}` }]
}

/** Who writes no full stops at all has lost none. */
function withStops(written: string, slips: readonly Slip[]): Slip[] {
  const hasStops = /(?<![a-zа-я])(?:f|op|o|p|d|ll?|ф|оп|п|д|лл?)\./i.test(written)
  return slips.filter(({ read }) => hasStops || !bareMark.test(read))
}

/** Letters among the digits of a number are misread digits. */
function readNumber(value: string, slips: Slip[]): string {
  const meant = value.replace(/[OО]/g, '0').replace(/[lI]/g, '1')
  if (meant !== value) slips.push({ read: value, meant })
  return meant
}

export function tidyLeaves(value: string): string {
  return value
    .replace(/\s*([-–—])\s*/g, '$1')
    .replace(/\s*,\s*/g, ', ')
    .replace(
      /(\d)\s?(ff?\.?|об\.?|ob\.?)$/u,
      (_, digit: string, more: string) => `${digit} ${more.replace(/\.?$/, '.')}`,
    )
    .trim()
}

const slashes = pattern(
  'g',
)`(?<![\d/.,])(\d{1,5}[а-яa-z]?)/(\d{1,4}[а-яa-z]?)/(\d{1,5}[а-яa-z]?)(?:/(\d{1,6}[а-яa-z]?))?(?![\d/]|\.\d)(?:,\s*(?:(?:лл|л|ll|l|Bl)\.?\s*)?(\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?:\s*(?:ob|об)\.)?)(?![\d/]|\.\d|\s*\p{L}{3}))?`

/** Numbers between slashes; they are a signature only behind the name of an archive that signs so. */
export function findSlashes(
  text: string,
  from: number,
  to: number,
): (Signature & { numbers: string[]; leaf: string })[] {
  return [...text.slice(from, to).matchAll(slashes)].map((hit) => ({
    start: from + hit.index,
    end: from + hit.index + hit[0].length,
    parts: {},
    slips: [],
    numbers: hit.slice(1, 5).filter((one) => one !== undefined),
    leaf: hit[5] ? tidyLeaves(hit[5]) : '',
  }))
}

/** What the numbers between slashes stand for. */
export function slashParts(
  numbers: readonly string[],
  leaf: string,
  hasPapka: boolean,
): Record<string, string> {
  const names = hasPapka ? ['fond', 'opis', 'papka', 'delo'] : ['fond', 'opis', 'delo', 'list']
  const named = Object.fromEntries(numbers.map((value, i) => [names[i] ?? 'list', value]))
  return leaf === '' ? named : { ...named, list: named.list === undefined ? leaf : `${named.list}, ${leaf}` }
}

const marks = {
  latin: { fond: 'f.', opis: 'op.', papka: 'p.', tom: 't.', delo: 'd.', list: 'l.', lists: 'll.' },
  cyrillic: { fond: 'ф.', opis: 'оп.', papka: 'п.', tom: 'т.', delo: 'д.', list: 'л.', lists: 'лл.' },
} as const

/** "f. 04, op. 3, p. 12, d. 3, l. 192"; in Cyrillic where the source is. */
export function writeParts(values: Readonly<Record<string, string>>, written = ''): string {
  const script = marks[/[а-яА-Я]\.?\s?\d/.test(written) ? 'cyrillic' : 'latin']
  return (['fond', 'opis', 'papka', 'tom', 'delo', 'list'] as const)
    .flatMap((name) => {
      const value = values[name]
      const mark = name === 'list' && /[-–—,]/.test(value ?? '') ? script.lists : script[name]
      return value === undefined ? [] : [`${mark} ${value}`]
    })
    .join(', ')
}
