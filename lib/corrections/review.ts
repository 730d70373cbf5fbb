// Which places a person has to look at, and which of them can be accepted many at a time.
import { turnsSense } from '#lib/anchoring/wording.ts'
import type { DecidedPlace, DecidedPlacing } from './decided.ts'

/** Whether nobody can rely on the place until somebody has looked; a detached passage was looked at. */
export function needsReview(placing: DecidedPlacing, decided: DecidedPlace | null): boolean {
  return placing.verdict !== 'exact' && placing.verdict !== 'moved' && !isDetached(decided)
}

export const isDetached = (decided: DecidedPlace | null): boolean => decided?.spans === null

/** Whether the words changed in a way that may turn their sense: a negation, a number, a date, a name. */
export const mayTurnSense = ({ findings }: DecidedPlacing): boolean => findings.some(turnsSense)

/**
 * Whether a place can be accepted without reading it: the same words elsewhere, or words that differ in nothing but spaces and
 * hyphens. `old` and `now` are the words before and after.
 */
export function isSafe({ verdict, findings, proposal }: DecidedPlacing, old: string, now: string): boolean {
  if (proposal.length === 0) return false
  if (verdict === 'moved') return true
  if (verdict !== 'changed') return false
  return !findings.some(turnsSense) && bare(old) === bare(now)
}

const blanks = String.raw`[\s\u00ad\u200b-\u200d\u2060\ufeff\-‐‑¬]+`
const idle = new RegExp(`(?<!\\p{N})${blanks}|${blanks}(?!\\p{N})`, 'gu')

/** Words without spaces and hyphens, but between figures, where they count; so does every letter, accent and other sign. */
const bare = (words: string): string => words.normalize('NFC').replace(idle, '')
