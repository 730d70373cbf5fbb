// Which picture belongs to which page: by the name that the source gives it, else by the number in the name, else in order.
// A proposal, shown to a person before anything is brought in.

export interface NamedPage {
  readonly page: number
  /** The picture that the file names; null where it names none. */
  readonly image: string | null
}

export interface Match {
  readonly page: number | null
  readonly by: 'name' | 'order' | 'none'
}

/** For each name the page it most likely shows, in the order of the names. No page is proposed twice. */
export function matchImages(names: readonly string[], pages: readonly NamedPage[]): Match[] {
  const taken = new Set<number>()
  const found: (Match | undefined)[] = names.map(() => undefined)
  // Exactly the same name before the same name with another ending: scans are named .tif, their copies .jpg.
  for (const same of [whole, stem])
    names.forEach((name, i) => {
      if (found[i]) return
      const hits = pages.filter(
        ({ page, image }) => image !== null && !taken.has(page) && same(image) === same(name),
      )
      const [hit] = hits
      // Two pages of one name: the name does not tell them apart.
      if (!hit || hits.length > 1) return
      taken.add(hit.page)
      found[i] = { page: hit.page, by: 'name' }
    })
  const free = pages.filter(({ page }) => !taken.has(page)).map(({ page }) => page)
  const rest = names.flatMap((_, i) => (found[i] ? [] : [i]))
  rest.sort((a, b) => compareNames(names[a] ?? '', names[b] ?? ''))
  // A source without pages has as many as it has pictures.
  const isWithoutPages = pages.length === 0
  rest.forEach((i, order) => {
    const page = isWithoutPages ? order : free[order]
    found[i] = page === undefined ? { page: null, by: 'none' } : { page, by: 'order' }
  })
  return found.map((match) => match ?? { page: null, by: 'none' })
}

/** `C:\scans\Blatt 3.TIF`, `scans/Blatt%203.tif?x` → `blatt 3.tif`. */
function whole(name: string): string {
  const bare = (name.split(/[?#]/)[0] ?? '').split(/[/\\]/).at(-1) ?? ''
  return decoded(bare).normalize('NFC').trim().toLowerCase()
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const stem = (name: string): string => whole(name).replace(/\.[^.]{1,5}$/, '')

const collator = new Intl.Collator('en', { numeric: true })
/** As people number files: 2 before 10. */
export const compareNames = (a: string, b: string): number => collator.compare(whole(a), whole(b))
