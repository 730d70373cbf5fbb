// A key that the spellings of one name share: Čičerin, Cicerin, Tschitscherin, Chicherin. Its consonants are coded after
// Daitch and Mokotoff, who made their code for names between German, English, Slavonic and Hebrew spelling; its vowels are kept in
// a reduced form, so that names which only share their consonants stay apart.

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'j', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'tsch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'ju', я: 'ja',
} // prettier-ignore
const marked: Readonly<Record<string, string>> = { č: 'tsch', ć: 'tsch', š: 'sh', ś: 'sh', ž: 'zh', ź: 'zh', ż: 'zh', ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd' } // prettier-ignore

/** Spelling → codes; several where the letters can be read in two ways. Longer spellings first. */
const codes: readonly (readonly [string, readonly string[]])[] = (
  [
    ['schtsch schtsh shtch shtsh shch szcz stsch stch', '4'],
    [
      'tsch tzsch tch tsh ttsch zsch zsh zh sch sh cz cs czs drz drs dzh dsh dz ds ts tz tc tts ttz sz zs s z',
      '4',
    ],
    ['ch c', '5|4'],
    ['ck', '5|45'],
    ['chs ks x', '54'],
    ['kh k q g', '5'],
    ['h', '|5'],
    ['sc', '4|45'],
    ['b pf ph f v w p', '7'],
    ['dt th d t', '3'],
    ['l', '8'],
    ['m n', '6'],
    ['rz rs', '94|4'],
    ['r', '9'],
    ['j', ''],
  ] as const
)
  .flatMap(([spellings, code]) => spellings.split(' ').map((one) => [one, code.split('|')] as const))
  .sort((a, b) => b[0].length - a[0].length)
const byLetter = Map.groupBy(codes, ([spelling]) => spelling.charAt(0))
const codeAt = (plain: string, i: number): (typeof codes)[number] | undefined =>
  byLetter.get(plain.charAt(i))?.find(([spelling]) => plain.startsWith(spelling, i))

/** All keys of a name; two names may be one when they share a key. Empty for names too short to be told apart so. */
export function soundKeys(name: string): string[] {
  const plain = romanize(name)
  let heads = ['']
  let vowels = ''
  for (let i = 0; i < plain.length;) {
    const vowel = /^[aeiouy]+(?:j(?![aeiou]))?|^j[aeou]/.exec(plain.slice(i))?.[0]
    if (vowel !== undefined) {
      vowels += reduce(vowel)
      i += vowel.length
      continue
    }
    const found = codeAt(plain, i)
    if (!found) {
      i++
      continue
    }
    const [spelling, read] = found
    // Doubled letters and codes that follow themselves count once.
    heads = [
      ...new Set(
        heads.flatMap((head) =>
          read.map((code) =>
            code !== '' && head.endsWith(code) && !plain.slice(i - 1, i).match(/[aeiouy]/)
              ? head
              : head + code,
          ),
        ),
      ),
    ].slice(0, 16)
    i += spelling.length
    while (plain[i] === plain[i - 1] && !/[aeiouy]/.test(plain.charAt(i))) i++
  }
  return heads
    .filter((head) => head.length >= 3)
    .map((head) => `${/^[aeiouyj]/.test(plain) ? '0' : ''}${head}:${vowels}`)
}

/** The first sound of a first name or initial: "G." and "Georgij", "Iosif" and "Jossif" agree. */
export function firstSound(given: string): string {
  const plain = romanize(given)
  if (/^[ijy]/.test(plain)) return 'i'
  if (/^[aeou]/.test(plain)) return plain.charAt(0)
  const code = codeAt(plain, 0)?.[1].at(-1)
  return code === undefined ? plain.charAt(0) : code.charAt(0)
}

function romanize(name: string): string {
  return [...name.toLowerCase()]
    .map((sign) => cyrillic[sign] ?? marked[sign] ?? sign)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}

/** What different spellings leave of a run of vowels. */
function reduce(run: string): string {
  const one = run
    .replace(/j/g, '')
    .replace(/y/g, 'i')
    .replace(/^i(?=[aeou])/, '')
    .replace(/(.)\1+/g, '$1')
  if (one === '') return 'i'
  if (/^(?:ae|oe|ue|au|ai|ei|eu|ie|ou|oo)/.test(one)) return one === 'ou' ? 'u' : one.charAt(0)
  return one
}
