// Signs of the font "Symbol", which Word keeps by their place in the font (Adobe's Symbol encoding), as the characters they are.
const upper = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'
const lower = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'
const others: Readonly<Record<number, string>> = {
  0x20: ' ', 0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2a: '∗', 0x2d: '−', 0x40: '≅', 0x5c: '∴', 0x5e: '⊥', 0x7e: '∼', 0xa2: '′', 0xa3: '≤', 0xa5: '∞', 0xab: '↔',
  0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb5: '∝', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡',
  0xbb: '≈', 0xbc: '…', 0xc6: '∅', 0xc7: '∩', 0xc8: '∪', 0xc9: '⊃', 0xcc: '⊂', 0xce: '∈', 0xcf: '∉', 0xd6: '√', 0xd9: '∧', 0xda: '∨', 0xde: '⇒', 0xe5: '∑',
} // prettier-ignore

/** The character that a place in the font stands for; the private-use character itself where it is not known. */
export function symbolOf(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const isSymbol = font.toLowerCase() === 'symbol'
  if (isSymbol && place >= 0x41 && place <= 0x5a) return upper.charAt(place - 0x41)
  if (isSymbol && place >= 0x61 && place <= 0x7a) return lower.charAt(place - 0x61)
  const other = isSymbol ? others[place] : undefined
  if (other !== undefined) return other
  // Other fonts keep usual characters in the private area as well: a letter is that letter.
  if (isSymbol && place >= 0x30 && place <= 0x39) return String.fromCharCode(place)
  return String.fromCodePoint(
    code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? code : 0xfffd,
  )
}
