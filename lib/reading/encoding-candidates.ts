// One-byte encodings: any bytes can be read in any of them, so what counts is whether words come out.
import { detectAll } from 'jschardet'
import { languageScores } from './language.ts'

/** An encoding that may be meant, with what the distinguishing places would read like. */
export interface EncodingCandidate {
  readonly encoding: string
  readonly label: string
  readonly preview: string
}

const labels: Readonly<Record<string, string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16, little-endian)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western European (Windows)',
  'windows-1250': 'Central European (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'iso-8859-2': 'Central European (ISO)',
  'iso-8859-15': 'Western European (ISO, with €)',
  'koi8-r': 'Russian (KOI8-R)',
  'koi8-u': 'Ukrainian (KOI8-U)',
  ibm866: 'Cyrillic (DOS)',
  'iso-8859-5': 'Cyrillic (ISO)',
  'x-mac-cyrillic': 'Cyrillic (Macintosh)',
  macintosh: 'Western European (Macintosh)',
  'windows-1253': 'Greek (Windows)',
  'iso-8859-7': 'Greek (ISO)',
  'windows-1254': 'Turkish (Windows)',
  'windows-1255': 'Hebrew (Windows)',
  'windows-1257': 'Baltic (Windows)',
}
const oneByte = Object.keys(labels).filter((name) => !name.startsWith('utf-'))
/** Languages that windows-1252 can write and that its neighbours 1250, 1254 and 1257 would spoil. */
const western = new Set(['de', 'en', 'fr', 'it', 'es', 'pt', 'nl', 'sv', 'da', 'la'])

interface Reading {
  readonly encoding: string
  readonly raw: string
  /** Share of the foreign characters that stand where no writer puts them, 0 to 1. */
  readonly oddity: number
  readonly score: number
}

/** All else equal, a file is from the commonest system. */
const prior = (encoding: string): number => (encoding === 'windows-1252' ? 0.25 : 0)

/**
 * Ranks the encodings by the words they give. `sure`: windows-1252, where its reading is without oddity and either its
 * neighbours read the same characters or its language is plain; nothing else is ever sure.
 */
export function rankEncodings(
  bytes: Uint8Array,
  decodeAs: (encoding: string) => string | null,
): { sure: { raw: string; encoding: string } | null; candidates: EncodingCandidate[] } {
  const readings = oneByte.flatMap((encoding): Reading[] => {
    const raw = decodeAs(encoding)
    if (raw === null) return []
    const oddity = oddityOf(raw)
    const language = languageScores(foreignLines(raw))[0]
    const words = Math.min(0.3, language?.share ?? 0)
    return [{ encoding, raw, oddity, score: words * 3 - oddity * 2 + prior(encoding) }]
  })
  const latin = readings.find(({ encoding }) => encoding === 'windows-1252')
  if (latin && isSure(latin, readings)) return { sure: latin, candidates: [] }
  const guesses = guessed(bytes)
  const score = (one: Reading): number => one.score + 0.4 * (guesses.get(one.encoding) ?? 0)
  // Of encodings that read the same, the commonest is offered: it stands first in the list above.
  const distinct = readings
    .filter((one, i) => readings.findIndex(({ raw }) => raw === one.raw) === i)
    .sort((a, b) => score(b) - score(a))
  const least = distinct[0]?.oddity ?? 1
  const fitting = distinct.filter(({ oddity }) => oddity <= Math.max(0.5, least)).slice(0, 6)
  return { sure: null, candidates: withPreviews(fitting) }
}

function isSure(latin: Reading, all: readonly Reading[]): boolean {
  if (latin.oddity > 0) return false
  const letters = latin.raw.match(/\p{L}/gu)?.length ?? 0
  const foreign = latin.raw.match(/[^\0-\x7f]/g) ?? []
  // Russian read as windows-1252 is all foreign letters.
  if ((latin.raw.match(/[^\0-\x7f\P{L}]/gu)?.length ?? 0) * 4 > letters) return false
  const neighbours = all.filter(({ encoding }) =>
    ['windows-1250', 'windows-1254', 'windows-1257'].includes(encoding),
  )
  if (foreign.length > 0 && neighbours.length === 3 && neighbours.every(({ raw }) => raw === latin.raw))
    return true
  const [best, next] = languageScores(latin.raw)
  return (
    best !== undefined &&
    best.hits >= 5 &&
    best.share >= 0.12 &&
    western.has(best.language) &&
    best.share > 1.1 * (next && !western.has(next.language) ? next.share : 0)
  )
}

/** Signs inside words, capitals after small letters, two scripts in one word, signs that no writer types. */
function oddityOf(raw: string): number {
  const sample = foreignLines(raw)
  const foreign = sample.match(/[^\0-\x7f]/g)?.length ?? 0
  if (foreign === 0) return 0
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const odd =
    count(/[\u0080-\u009f\u2500-\u259f\ufffd\ue000-\uf8ff]/g) +
    // A foreign sign between two letters; apostrophes, dashes and soft hyphens do stand there.
    count(/(?<=\p{L})[^\0-\x7f\p{L}\p{M}’‘–—\u00ad·](?=\p{L})/gu) +
    // A mark that opens a word but is none that opens words.
    count(/(?<=^|\s)[^\0-\x7f\p{L}\p{M}\p{N}„“”»«‘’‚‹›–—•·…§¶†‡©¿¡\u00a0°€£¥](?=\p{L})/gmu) +
    count(/(?<=\p{Ll})[^\0-\x7fA-Z\P{Lu}]/gu) +
    count(
      /[a-z][\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}][a-z]/giu,
    ) +
    // Small letters alone with capitals around them: the cases are exchanged, as KOI8-R and windows-1251 do.
    count(/(?<=\s)[^\0-\x7f\P{Ll}][^\0-\x7f\P{Lu}]{2,}/gu) * 3
  return Math.min(1, odd / foreign)
}

/** The lines that tell encodings apart, at most some thousand characters of them. */
function foreignLines(raw: string): string {
  let out = ''
  let end = 0
  for (const hit of raw.matchAll(/[^\0-\x7f]+/g)) {
    if (out.length > 8000) break
    if (hit.index + hit[0].length <= end) continue
    const start = Math.max(end, hit.index - 24)
    end = hit.index + hit[0].length + 60
    out += raw.slice(start, end)
  }
  return out
}

/** What a statistical detector thinks, as a suggestion only: on short German texts it is often wrong. */
function guessed(bytes: Uint8Array): Map<string, number> {
  const from = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 2000)
  const found = detectAll(bytes.slice(from, from + 30_000)) as {
    encoding: string | null
    confidence: number
  }[]
  return new Map(
    found.flatMap(({ encoding, confidence }) => (encoding ? [[whatwgName(encoding), confidence]] : [])),
  )
}

function whatwgName(name: string): string {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return name.toLowerCase() === 'maccyrillic' ? 'x-mac-cyrillic' : name.toLowerCase()
  }
}

const placesShown = 3

/** Around the places where the candidates differ; all previews show the same places. */
function withPreviews(readings: readonly Reading[]): EncodingCandidate[] {
  const first = readings[0]?.raw ?? ''
  const places: number[] = []
  for (let i = 0; i < first.length && places.length < placesShown; i++) {
    const isFar = i > (places.at(-1) ?? -100) + 60
    if (isFar && readings.some(({ raw }) => raw.charCodeAt(i) !== first.charCodeAt(i))) places.push(i)
  }
  return readings.map(({ encoding, raw }) => ({
    encoding,
    label: labels[encoding] ?? encoding,
    preview: places
      .map((at) =>
        raw
          .slice(Math.max(0, at - 24), at + 40)
          .replace(/[\s\p{Cc}]+/gu, ' ')
          .trim(),
      )
      .join(' … '),
  }))
}
