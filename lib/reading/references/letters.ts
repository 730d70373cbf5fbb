// Patterns over the letters of the languages that are read here: Latin with its accents, Greek, Cyrillic. The classes of all letters
// of all scripts take a hundred times as long to build, and every file that is read builds them anew.

const capitals = [...range(0x41, 0x24f), ...range(0x370, 0x52f)].filter(
  (sign) => sign.toLowerCase() !== sign && sign.length === 1,
)

/** Ranges as they stand between square brackets. */
const sets: Readonly<Record<string, string>> = {
  L: 'A-Za-zªµºÀ-ÖØ-öø-ʯʹʺʼͰ-ͽͿ-ϿЀ-ҁҊ-ԯḀ-ỿ',
  Lu: compact(capitals),
  Ll: compact(capitals.map((sign) => sign.toLowerCase()).concat('ß', 'ſ', 'ı', 'ŉ', 'ĸ', 'ς', 'µ', 'ΐ', 'ΰ')),
  M: '\\u0300-\\u036f',
  Co: '\\ue000-\\uf8ff',
}

/**
 * A pattern written as a template, in which `\p{L}`, `\p{Lu}`, `\p{Ll}`, `\p{M}` and `\p{Co}` mean the letters named above:
 * pattern('g')`(?<!\p{L})\p{Lu}`. Patterns are built once, at the top of a file.
 */
export function pattern(flags = ''): (parts: TemplateStringsArray, ...values: string[]) => RegExp {
  return (parts, ...values) => new RegExp(spellOut(String.raw(parts, ...values)), flags)
}

/** Puts the ranges in the place of the classes, in brackets where none stand around them. */
function spellOut(source: string): string {
  let out = ''
  let isInside = false
  for (let i = 0; i < source.length; i++) {
    const sign = source.charAt(i)
    const name = sign === '\\' ? /^\\p\{(\w+)\}/.exec(source.slice(i, i + 8))?.[1] : undefined
    if (name !== undefined) {
      const set = sets[name] ?? ''
      out += isInside ? set : `[${set}]`
      i += name.length + 3
    } else if (sign === '\\') {
      out += source.slice(i, i + 2)
      i++
    } else {
      if (sign === '[') isInside = true
      else if (sign === ']') isInside = false
      out += sign
    }
  }
  return out
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i))
}

/** Neighbouring signs as one range. */
function compact(signs: readonly string[]): string {
  const codes = [...new Set(signs.map((sign) => sign.charCodeAt(0)))].sort((a, b) => a - b)
  let out = ''
  for (let i = 0; i < codes.length;) {
    const first = codes[i] ?? 0
    let last = first
    while (codes[i + 1] === last + 1) last = codes[++i] ?? last
    i++
    out +=
      first === last
        ? String.fromCharCode(first)
        : `${String.fromCharCode(first)}-${String.fromCharCode(last)}`
  }
  return out
}
