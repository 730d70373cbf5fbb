// Fonts of TeX that are drawn as pictures (Type 3) have no table of characters: a glyph has its place in TeX's own encodings,
// OT1 (Knuth) or T1 (Cork). Read only where a program of TeX made the file.

const low = (text: string): string[] => text.split(' ')

/** Places 0 to 31. */
const cork = low('` ´ ˆ ˜ ¨ ˝ ˚ ˇ ˘ ¯ ˙ ¸ ˛ ‚ ‹ › “ ” „ « » – — \u200c ₀ ı ȷ ff fi fl ffi ffl')
const knuth = low('Γ Δ Θ Λ Ξ Π Σ Υ Φ Ψ Ω ff fi fl ffi ffl ı ȷ ` ´ ˇ ˘ ¯ ˚ ¸ ß æ œ ø Æ Œ Ø')
/** Places that differ from those of Latin-1. */
const corkSigns: Readonly<Record<number, string>> = {
  0x27: '’',
  0x60: '‘',
  0x7f: '-',
  0xd7: 'Œ',
  0xdf: 'SS',
  0xf7: 'œ',
  0xff: 'ß',
}
const corkMiddle = 'ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£'
const knuthSigns: Readonly<Record<number, string>> = {
  0x22: '”', 0x27: '’', 0x3c: '¡', 0x3e: '¿', 0x5c: '“', 0x5f: '˙', 0x60: '‘', 0x7b: '–', 0x7c: '—', 0x7d: '˝', 0x7e: '˜', 0x7f: '¨',
} // prettier-ignore

/** The companion font of signs (TS1), of which a text uses hardly more than these. */
const companion: Readonly<Record<number, string>> = { 0x84: '†', 0x85: '‡', 0x86: '‖', 0x88: '•', 0xb6: '¶' }

/** Which encoding a font has, by the places it uses: its ligatures stand in different ones; null where none tells. */
export function texEncoding(codes: ReadonlySet<number>): ((code: number) => string) | null {
  const uses = (from: number, to: number): boolean => {
    for (const code of codes) if (code >= from && code <= to) return true
    return false
  }
  if ([...codes].every((code) => code in companion)) return (code) => companion[code] ?? '\ufffd'
  if (uses(0x80, 0xff) || (uses(0x1b, 0x1f) && !uses(0x0b, 0x0f))) return ofCork
  return uses(0x0b, 0x0f) ? ofKnuth : null
}

function ofCork(code: number): string {
  if (code < 32) return cork[code] ?? '\ufffd'
  if (code >= 0x80 && code < 0xc0) return corkMiddle.charAt(code - 0x80)
  return corkSigns[code] ?? String.fromCharCode(code)
}

function ofKnuth(code: number): string {
  return code < 32 ? (knuth[code] ?? '\ufffd') : (knuthSigns[code] ?? String.fromCharCode(code))
}
