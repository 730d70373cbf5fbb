// Signatures of German, British, American, French and other archives: what follows the name of a house, item by item.
// An item that says nothing by itself ("Bonn", "101.12") belongs to the signature when one that does comes after it.
import { tidyLeaves } from './russian-signatures.ts'
import { pattern } from './letters.ts'

const clause = pattern()`\s\p{Ll}{4,}\s\p{Ll}+`

export interface Items {
  /** Where the first item that belongs to the signature begins; the name of the archive ends before it. */
  readonly start: number
  readonly end: number
  readonly parts: Record<string, string>
  readonly slips: { read: string; meant: string }[]
}

interface Shape {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, parts: Record<string, string>) => void
  /** Too common to make a signature alone. */
  readonly isWeak?: boolean
}

const set =
  (name: string, group = 1) =>
  (match: RegExpExecArray, parts: Record<string, string>): void => {
    parts[name] ??= (match[group] ?? '').replace(/\s+/g, ' ').trim()
  }
const leaf = String.raw`\d+\s?(?:[rv](?!\p{L})|RS|Rs\.|VS)?`
const leaves = String.raw`(${leaf}(?:\s*[-–—/]\s*${leaf})?(?:\s?ff?(?!\p{L})\.?)?)`
const british =
  'FO|CAB|HO|WO|PREM|KV|ADM|AIR|CO|BT|GFM|HS|HW|SP|KB|JUST|PRO|DO|INF|LAB|MH|POWE|SUPP|DEFE|FCO|MEPO|PCOM|ASSI|CHES|DURH|T|E|C'

/** Tried in this order at each place. */
const shapes: readonly Shape[] = [
  { pattern: pattern('y')`(?:Blatt|Bll?\.?|B[1I]\.|[Ff]ol(?:\.|io|ios)?|[Ff]os?\.?|ff?\.)\s*${leaves}`, read: (match, parts) => void (parts.blatt ??= tidyLeaves(match[1] ?? '')) },
  {
    pattern: pattern('y')`(?:Nachla(?:ss|ß)|NL|Nl\.|Papers of)\s+(\d+|\p{Lu}[\p{L}.’'-]*(?:\s+(?:von|van|de|zu|der)?\s*\p{Lu}[\p{L}.’'-]*){0,3})(?:\s*/\s*(\d+))?(?:\s*\(([^()]{1,60})\))?`,
    read(match, parts) {
      parts.nachlass ??= (match[1] ?? '').replace(/\s+/g, ' ')
      if (match[2]) parts.akte ??= match[2]
    },
  },
  { pattern: pattern('y')`((?:I{1,3}\.?\s*HA,?\s+)?Rep(?:ositur)?\.?\s*\d+(?:\s?[A-Za-z](?![\p{L}.]))?)`, read: set('rep') },
  { pattern: /(?:RG|Record Group)\s*(\d+)/uy, read: set('recordGroup') },
  { pattern: /(?:Entry)\s*([A-Z]?\d+)/uy, read: set('entry') },
  { pattern: /(?:[Bb]ox|[Cc]arton|[Bb]oîte)\s*(\d+)/uy, read: set('box') },
  { pattern: /(?:[Ff]older|[Dd]ossier)\s*(\d+)/uy, read: set('folder') },
  { pattern: /(?:[Rr]oll|[Rr]eel|[Rr]olle)\s*(\d+)/uy, read: set('roll') },
  { pattern: /(?:[Ff]rames?)\s*(\d+(?:\s*[-–]\s*\d+)?)/uy, read: set('frame') },
  { pattern: pattern('y')`(?:[Mm]icrofilm\s+)?([MT]-?\d{2,4})(?![\p{L}\d/])`, read: set('microfilm') },
  { pattern: /(\d{3}[A-Z]?\.\d{2}(?:\s?[A-Z]+)?\/\d+(?:-\d+)?)/uy, read: set('file') },
  {
    pattern: new RegExp(`(${british})\\s?(\\d{1,4})\\/(\\d{1,6})(?:\\/(\\w+))?(?![\\d/])`, 'uy'),
    read(match, parts) {
      parts.series ??= `${match[1] ?? ''} ${match[2] ?? ''}`
      parts.piece ??= match[3] ?? ''
      if (match[4]) parts.item ??= match[4]
    },
  },
  { pattern: pattern('y')`((?:F|BB|AB|AJ|O|D|H)/?\d*/\d+[*]?(?:/\d+)*|\d{1,4}\s?(?:AP|AJ|AQ|MI|AS|PO)/?\s?\d+|(?:GR\s)?\d{1,2}\s?[NKASMPU]\s?\d{1,5}|[FMT]\d{1,2}\s\d{3,6})(?![\p{L}\d])`, read: set('cote') },
  {
    pattern: pattern('y')`((?:[A-Z]{1,4}|M?Sg|MSg|ZSg|SgY|MInn|Pers)\s?\d+(?:\s[IVX]+(?!\p{L})|\s?[a-z](?![\p{L}.\d]))?)(?:\s?/\s?([A-Z]?\d+[a-z]?))?(?![\p{L}\d])`,
    read(match, parts) {
      if (parts.bestand === undefined) {
        parts.bestand = match[1] ?? ''
        if (match[2]) parts.akte ??= match[2]
      } else parts.akte ??= match[0]
    },
  },
  { pattern: pattern('y')`(?:Bestand|Best\.|Bestände)\s*([\p{L}\d]+(?:[ /.-][\p{L}\d]+){0,4})`, read: set('bestand') },
  { pattern: /(?:Abteilung|Abt\.)\s*(\d+\w*|[IVX]+\s?\w?)/uy, read: set('abteilung') },
  { pattern: pattern('y')`((?!(?:1[4-9]|20)\d\d[-–])\d+(?:[-,./][A-Za-z\d]+)*[-/A-Z][A-Za-z\d.,/-]*\d)\.?(?![\p{L}\d])`, read: set('signatur') },
  { pattern: /Mappe\s*(\d+\w?)/uy, read: set('mappe') },
  { pattern: /(?:Karton|Kart\.|Kasten|Schachtel|K\.)\s*(\d+\w?)/uy, read: set('karton') },
  { pattern: /(?:Faszikel|Fasz\.|Fasc\.|Konvolut|Konv\.)\s*(\d+\w?)/uy, read: set('faszikel') },
  { pattern: /(?:Akten?|Akte\s+Nr\.|Az\.|Aktenzeichen)\s*(?:Nr\.\s*)?(\d[\w./-]*\w|\d)/uy, read: set('akte') },
  { pattern: /Tit(?:\.|el)\s*(\w+)/uy, read: set('titel') },
  { pattern: /Bü(?:schel|\.)?\s*(\d+\w?)/uy, read: set('bueschel') },
  { pattern: pattern('y')`(?:Signatur|Sign\.|Sig\.)\s*([\p{L}\d]+(?:[ ./-][\p{L}\d]+){0,5})`, read: set('signatur') },
  { pattern: /(?:[Vv]ol(?:\.|ume)?|t\.)\s*(\d+)/uy, read: set('volume'), isWeak: true },
  { pattern: /(?:Nr|No|№|n°|Nrn)\.?\s*(\d+(?:[./-]\w+)*)/uy, read: set('nummer'), isWeak: true },
  { pattern: pattern('y')`(?:Bd|Band)\.?\s*(\d+|[IVX]+)(?![\p{L}])`, read: set('band'), isWeak: true },
  { pattern: /(?:pp?|S)\.\s*(\d+(?:\s*[-–]\s*\d+)?(?:\s?ff?\.)?)/uy, read: set('seite'), isWeak: true },
] // prettier-ignore

const stop = pattern()`;|[.!?]["”»“]?\s+(?=["„»“]?\p{Lu})|\n`
const abbreviated = pattern()`(?:^|[\s(.])(?:\p{L}|Nr|No|Nrn|Bd|Bl|Bll|Best|Abt|Rep|Tit|Sign|Sig|fol|vol|Nachl|Kart|Fasz|Fasc|Konv|St|Az|Dr|Hg|ca|Bü|HA|ed|chr)\.$`

/** Signatures have numbers; a house without one near it is only spoken of. */
const near = /[^\d;\n]{0,160}\d/y

/** A signature that goes on behind the full stop of its own number: "3-A.10. Nr. 245". */
const goesOn = /^\s(?:Nr|Bl|Bll|Bd|Tit|Rep|Bü|Fasz|fol)\./

/** The items of a signature behind the name of its archive, which ends at `at`; null when none of them says anything. */
export function readItems(text: string, at: number, to: number): Items | null {
  near.lastIndex = at
  if (!near.test(text)) return null
  const parts: Record<string, string> = {}
  const slips: { read: string; meant: string }[] = []
  const limit = tailEnd(text, at, Math.min(to, at + 300))
  let [start, end, isStrong, free, i] = [-1, -1, false, 0, at]
  let isFirst = true
  while (i < limit) {
    const comma = itemEnd(text, i, limit)
    const before = { end, i }
    const isRead = readItem(text, i, comma, parts, slips, isFirst, (strength, from, place) => {
      if (strength === 'strong') isStrong = true
      if (start < 0) start = from
      end = place
    })
    if (!isRead) {
      const item = text.slice(before.i, comma).trim()
      // A name, a place, a bare number; more than three of them or a clause are no signature any more.
      if (++free > 3 || item.length > 60 || (!isFirst && clause.test(item))) break
    } else free = 0
    isFirst = false
    i = comma + 1
  }
  return isStrong && end > at ? { start, end, parts, slips } : null
}

function readItem(
  text: string,
  from: number,
  to: number,
  parts: Record<string, string>,
  slips: { read: string; meant: string }[],
  isFirst: boolean,
  found: (strength: 'strong' | 'weak', start: number, end: number) => void,
): boolean {
  let i = from
  let isRead = false
  while (i < to) {
    if (/[\s,(:]/.test(text.charAt(i))) {
      i++
      continue
    }
    const hit = shapeAt(text, i, to)
    if (hit) {
      hit.shape.read(hit.match, parts)
      const misread = /^B[1I]\./.exec(hit.match[0])
      if (misread) slips.push({ read: hit.match[0], meant: `Bl.${hit.match[0].slice(3)}` })
      isRead = true
      found(hit.shape.isWeak ? 'weak' : 'strong', i, i + hit.match[0].length)
      i += hit.match[0].length
    } else if (isFirst && !isRead) {
      // The rest of the archive's name: "Freiburg", "der sozialen Demokratie"; a clause is none.
      restOfName.lastIndex = i
      const word = restOfName.exec(text)
      if (!word) return false
      i += word[0].length
    } else return isRead
  }
  return isRead
}

const restOfName = pattern(
  'y',
)`(?:\p{Lu}[\p{L}.’'-]*|der|des|die|das|den|für|und|zu|zur|im|am|an|in|von|d|a|M|sozialen|neuesten|of|the|and|for|de|du|la|le|les|et|nationales?|départementales?|diplomatiques?|-[\p{L}-]+|[-–/]|[)\]]|\.)(?![\p{Ll}])`

function shapeAt(text: string, at: number, to: number): { shape: Shape; match: RegExpExecArray } | null {
  for (const shape of shapes) {
    shape.pattern.lastIndex = at
    const match = shape.pattern.exec(text)
    if (match && at + match[0].length <= to) return { shape, match }
  }
  return null
}

/** Where the signature can reach: a semicolon, a bracket that was open before, the end of the sentence. */
function tailEnd(text: string, at: number, to: number): number {
  const tail = text.slice(at, to)
  let depth = 0
  for (let i = 0; i < tail.length; i++) {
    const sign = tail.charAt(i)
    if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') {
      if (--depth < 0) return at + i
    } else if (depth === 0 && stop.test(tail.slice(i, i + 4)) && /[;.!?\n]/.test(sign)) {
      const isAbbreviated = abbreviated.test(tail.slice(Math.max(0, i - 8), i + 1))
      if (sign !== '.' || !(isAbbreviated || goesOn.test(tail.slice(i + 1, i + 8)))) return at + i
    }
  }
  return to
}

function itemEnd(text: string, at: number, to: number): number {
  let depth = 0
  for (let i = at; i < to; i++) {
    const sign = text.charAt(i)
    if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') depth--
    // "4,65-1145": a comma between two digits belongs to the number.
    else if (sign === ',' && depth <= 0 && !/^\d,\d/.test(text.slice(i - 1, i + 2))) return i
  }
  return to
}

/** British classes are known by their shape alone: "FO 371/12345". */
export const britishAlone = pattern(
  'g',
)`(?<![\p{L}\d/])(?:FO|CAB|HO|WO|PREM|ADM|KV|GFM)\s?\d{1,4}/\d{1,6}(?![\d/])`
