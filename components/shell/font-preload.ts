// The two faces of nearly every word on a page, asked for before the styles that name them have come: the words are then laid
// out once, in their own face, instead of first in another.
import literata from '@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2'
import sourceSans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'
import { preload } from 'react-dom'

export function preloadFonts(): void {
  for (const address of [literata, sourceSans])
    preload(address, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
}
