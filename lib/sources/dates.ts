// Dates as historians have them: EDTF beside the wording of the source. `earliest` and `latest` are computed, never typed.
import edtf from 'edtf'

export interface DateBounds {
  /** ISO date, `YYYY-MM-DD`; null when open. */
  earliest: string | null
  latest: string | null
}

/**
 * Reads an EDTF string (levels 0 to 2; the interface asks for level 1).
 * Returns null when it is not EDTF; never throws. Standard: ISO 8601-2, Library of Congress EDTF.
 */
export function readEdtf(text: string): DateBounds | null {
  if (text.trim() === '') return null
  try {
    const value: { min?: number; max?: number } = edtf(text)
    return { earliest: isoDay(value.min), latest: isoDay(value.max) }
  } catch {
    return null
  }
}

function isoDay(time: number | undefined): string | null {
  if (time === undefined || !Number.isFinite(time)) return null
  return new Date(time).toISOString().replace(/T.*/, '')
}
