// Numbers as documents count with them.
export type NumeralStyle = 'decimal' | 'letter' | 'upper-letter' | 'roman' | 'upper-roman'

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
] // prettier-ignore

/** `3` → `3`, `c`, `iii`; what a style cannot say is said in figures. */
export function numeral(number: number, style: NumeralStyle): string {
  if (style === 'decimal' || number < 1 || !Number.isSafeInteger(number)) return String(number)
  const isUpper = style.startsWith('upper')
  const text = style.endsWith('roman') ? roman(number) : letters(number)
  return isUpper ? text.toUpperCase() : text
}

function roman(number: number): string {
  if (number > 3999) return String(number)
  let [rest, text] = [number, '']
  for (const [value, sign] of romans)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

/** a … z, aa … zz, aaa …, as word processors count. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26))
  return letter.repeat(Math.min(20, Math.floor((number - 1) / 26) + 1))
}
