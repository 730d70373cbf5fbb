// Surfaces that may name the same: grouped, never merged. Evidence is needed: the same letters but for accents and endings, a
// place's names in several languages, or the same sound with first names that agree.
import { firstSound, soundKeys } from './name-key.ts'
import { foldName } from './people.ts'
import { placeOf, places } from './places.ts'
import { pattern } from './letters.ts'

const particlesBefore = pattern()`^(?:\p{Ll}+\s+)+`

export interface Surface {
  readonly surface: string
  readonly kind?: 'person' | 'place' | 'body'
  readonly family?: string
  readonly given?: string
  readonly count: number
}

/** The group of each surface: the fullest form of the name. */
export function groupSurfaces(surfaces: readonly Surface[]): Map<Surface, string> {
  const parent = surfaces.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at
    return at
  }
  const join = (a: number, b: number): void => void (parent[root(b)] = root(a))
  const byKey = new Map<string, number[]>()
  surfaces.forEach((one, i) => {
    for (const key of keysOf(one)) {
      const known = byKey.get(key)
      if (known) known.push(i)
      else byKey.set(key, [i])
    }
  })
  // A family name alone belongs to a full name only where there is one such full name.
  for (const members of byKey.values()) {
    const named = members.filter((i) => surfaces[i]?.given !== undefined)
    const bare = members.filter((i) => surfaces[i]?.given === undefined)
    for (const i of bare) join(bare[0] ?? i, i)
    const people: number[][] = []
    for (const i of named) {
      const same = people.find((group) => group.some((other) => agree(surfaces[other], surfaces[i])))
      if (same) {
        join(same[0] ?? i, i)
        same.push(i)
      } else people.push([i])
    }
    const only = people[0]?.[0]
    if (people.length === 1 && only !== undefined && bare[0] !== undefined) join(only, bare[0])
  }
  const best = new Map<number, Surface>()
  surfaces.forEach((one, i) => {
    const now = best.get(root(i))
    if (!now || rank(one) > rank(now) || (rank(one) === rank(now) && one.count > now.count))
      best.set(root(i), one)
  })
  return new Map(surfaces.map((one, i) => [one, best.get(root(i))?.surface ?? one.surface]))
}

/** Full names before bare ones, and those without a case ending before those with one. */
const rank = ({ given, surface, kind }: Surface): number =>
  (kind === 'place' && places.has(surface) ? 8 : 0) +
  (given === undefined ? 0 : 4) +
  (given?.endsWith('.') ? 0 : 2) +
  (surface.endsWith('s') ? 0 : 1)

function keysOf({ surface, kind, family }: Surface): string[] {
  const prefix = kind ?? 'name'
  if (kind === 'place') {
    const base = placeOf(surface)
    return [
      `place:${base ?? foldName(surface)}`,
      ...(base ? [] : soundKeys(surface).map((key) => `place-sound:${key}`)),
    ]
  }
  if (kind !== 'person') return [`${prefix}:${foldBody(surface)}`]
  const name = (family ?? surface).replace(particlesBefore, '')
  const folded = foldName(name)
  const stem = folded.endsWith('s') && folded.length > 4 ? [`person:${folded.slice(0, -1)}`] : []
  const sounds = [...soundKeys(name), ...(stem.length > 0 ? soundKeys(name.replace(/['’]?s$/u, '')) : [])]
  return [`person:${folded}`, ...stem, ...sounds.map((key) => `person-sound:${key}`)]
}

/** "Roten Armee" and "Rote Armee": the endings of German cases fall away. */
const foldBody = (surface: string): string =>
  surface
    .split(/\s+/)
    .map((word) => foldName(word).replace(/(?:e|en|er|es|em|s)$/u, ''))
    .join(' ')

/** First names that can be those of one person. */
function agree(a: Surface | undefined, b: Surface | undefined): boolean {
  if (a?.given === undefined || b?.given === undefined) return false
  const [one, two] = [a.given, b.given].map((given) => given.split(/\s+/)[0] ?? '')
  if (!one || !two) return false
  const isShort = one.endsWith('.') || two.endsWith('.')
  if (isShort) return firstSound(one) === firstSound(two)
  const [x, y] = [foldName(one), foldName(two)]
  if (x === y || x.startsWith(y) || y.startsWith(x)) return true
  const keys = new Set(soundKeys(one))
  return (
    firstSound(one) === firstSound(two) &&
    (soundKeys(two).some((key) => keys.has(key)) || skeleton(one) === skeleton(two))
  )
}

/** "Georgij", "Georgy", "Georgiy": what short first names share. */
const skeleton = (name: string): string =>
  foldName(name)
    .replace(/ks/g, 'x')
    .replace(/kh|ch/g, 'h')
    .replace(/[aeiouyj]+/g, '')
