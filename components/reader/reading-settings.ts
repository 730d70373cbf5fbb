// How a person wants to read: kept in a cookie, so that the page comes as it is to be seen, and written on the root of the page as
// `data-reading-…`, so that a change redraws nothing but styles.

/** In the order in which they grow, where they do. */
const choices = {
  face: ['serif', 'sans'],
  size: ['88', '100', '112', '128', '148', '176'],
  measure: ['narrow', 'normal', 'wide'],
  leading: ['close', 'normal', 'open'],
  contrast: ['soft', 'normal', 'strong'],
  pages: ['shown', 'hidden'],
  lines: ['none', 'page', 'text'],
  breaks: ['joined', 'kept'],
  /** Below how many percent words are marked as doubtful (lib/facsimile/doubt.ts). */
  doubt: ['none', '50', '60', '70', '80', '90'],
  copy: ['full', 'short', 'none'],
} as const

type Choices = typeof choices
export type ReadingSetting = keyof Choices
export type ReadingSettings = { readonly [Name in ReadingSetting]: Choices[Name][number] }

const names = Object.keys(choices) as ReadingSetting[]
export const usualSettings: ReadingSettings = {
  face: 'serif',
  size: '100',
  measure: 'normal',
  leading: 'normal',
  contrast: 'normal',
  pages: 'shown',
  lines: 'none',
  breaks: 'joined',
  doubt: '60',
  copy: 'full',
}

export const choicesOf = (name: ReadingSetting): readonly string[] => choices[name]

/** Only what differs from the usual: `face.sans_size.128`. */
export function writeSettings(settings: ReadingSettings): string {
  return names
    .filter((name) => settings[name] !== usualSettings[name])
    .map((name) => `${name}.${settings[name]}`)
    .join('_')
}

/** Reads what `writeSettings` wrote; what is not understood is as usual. */
export function readSettings(written: string): ReadingSettings {
  const found = new Map(written.split('_').map((part) => [part.split('.')[0], part.split('.')[1]]))
  const known = names.flatMap((name) => {
    const value = (choices[name] as readonly string[]).find((one) => one === found.get(name))
    return value === undefined ? [] : [[name, value]]
  })
  return { ...usualSettings, ...(Object.fromEntries(known) as Partial<ReadingSettings>) }
}

/** Each person of a shared browser reads in their own way. */
export const settingsCookie = (userId: string): string => `fontes-reading-${userId}`

/** What is only a matter of looks stands on the root of the page. */
const looks = ['face', 'size', 'measure', 'leading', 'contrast', 'pages'] as const

/** Attributes for the root of the page; undefined where all is as usual. */
export function settingsAttributes(settings: ReadingSettings): Record<string, string | undefined> {
  return Object.fromEntries(
    looks.map((name) => [
      `data-reading-${name}`,
      settings[name] === usualSettings[name] ? undefined : settings[name],
    ]),
  )
}
