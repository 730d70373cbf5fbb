// Machines and scribes that misread, each after its script. Errors come in bad lines, as they do on a stained page.
import type { Chance } from './chance.ts'
import type { Hand, Letters } from './copying.ts'

type Pairs = readonly (readonly [good: string, bad: string])[]

const pairs = (text: string): Pairs =>
  text.split(' ').map((pair): [string, string] => {
    const [good = '', bad = ''] = pair.split('>')
    return [good, bad]
  })

const FRAKTUR = pairs(
  'f>s s>f ſ>f k>t tz>ß ch>d) ck>d B>V V>B R>K K>R N>R S>G C>E n>u u>n y>h h>y e>c r>x w>m ü>ii ö>o ä>a ß>tz ff>fs st>ft J>I I>J x>r',
)
const ROMAN = pairs(
  "rn>m m>rn cl>d l>1 i>l ti>u h>b e>c é>e è>é à>a ç>c '>’ o>0 S>5 ii>n vv>w f>ſ ct>d fi>fl -> æ>ae q>g",
)
const CYRILLIC = pairs(
  'п>л л>п и>н н>п ш>щ ш>ш ы>ьі т>г г>т б>6 з>3 о>0 с>е е>с я>л ж>м й>и ъ>ь ь>ъ ц>д д>л ю>10 а>a р>p х>x',
)
const MEDIEVAL = pairs(
  'um>ū em>ē per>ꝑ pro>ꝓ tur>t qu>q u>v v>u ti>ci ci>ti nn>un in>m m>in ni>m et>& c>t t>c e>ę ae>e mn>mpn ss>s',
)
const SCRIPTS = { fraktur: FRAKTUR, roman: ROMAN, cyrillic: CYRILLIC, medieval: MEDIEVAL } as const
export type Script = keyof typeof SCRIPTS

const replaced = ({ text, origin }: Letters, at: number, length: number, by: string): Letters => {
  const from = origin[Math.min(at, origin.length - 1)] ?? -1
  return {
    text: text.slice(0, at) + by + text.slice(at + length),
    origin: [
      ...origin.slice(0, at),
      // Two letters for one come from that one; one for two comes from the first.
      ...Array.from({ length: by.length }, (_, i) =>
        from < 0 ? -1 : from + Math.min(i, Math.max(0, length - 1)),
      ),
      ...origin.slice(at + length),
    ],
  }
}

/** Errors in about `rate` of the letters; in one word of `stain` many more, and so in the words after it. */
export function machine(script: Script, rate: number): Hand {
  const confusions = SCRIPTS[script]
  let stained = 0
  return (word, dice) => {
    if (stained > 0) stained--
    else if (dice.happens(0.004)) stained = dice.between(4, 9)
    const here = stained > 0 ? Math.min(0.25, rate * 6) : rate
    let out = word
    for (let i = 0; i < out.text.length; i++) {
      if (!dice.happens(here)) continue
      const fitting = confusions.filter(([good]) => good !== '' && out.text.startsWith(good, i))
      const roll = dice.next()
      if (fitting.length > 0 && roll < 0.8) {
        const [good, bad] = dice.pick(fitting)
        out = replaced(out, i, good.length, bad)
        i += bad.length - 1
      } else if (roll < 0.85) out = replaced(out, i, 1, '')
      else if (roll < 0.9) out = replaced(out, i, 0, dice.pick(['.', '·', '~', '^', ' ']))
      else if (roll < 0.93) out = replaced(out, i, 1, out.text.charAt(i).toUpperCase())
    }
    return out
  }
}

export const faithful: Hand = (word) => word

/** An editor's habits, kept throughout: some of the spellings changed wherever they stand. */
export function editor(script: Script, dice: Chance): Hand {
  const habits = (
    {
      fraktur: pairs('th>t ey>ei ck>k uff>auf umb>um ß>ss ſ>s v>f nn>n tz>z ä>e'),
      roman: pairs('é>e our>or ck>c y>i oi>ai ſ>s ie>y'),
      cyrillic: pairs('ѣ>е ъ> ого>аго и>і ф>ѳ рублев>рублей'),
      medieval: pairs('ae>e u>v v>u ci>ti j>i y>i'),
    } satisfies Record<Script, Pairs>
  )[script].filter(() => dice.happens(0.35))
  return (word) => {
    let out = word
    for (const [good, bad] of habits) {
      for (
        let at = out.text.indexOf(good);
        at >= 0;
        at = out.text.indexOf(good, at + Math.max(1, bad.trim().length))
      )
        out = replaced(out, at, good.length, bad.trim())
    }
    return out
  }
}

export const inTurn =
  (...hands: readonly Hand[]): Hand =>
  (word, dice) =>
    hands.reduce((read, hand) => hand(read, dice), word)
