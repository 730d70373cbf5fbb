// Says the tracked changes of a document, each with its words: a deletion that nobody mentions would be a loss.
import type { Span } from '#lib/text/span.ts'
import type { Flow } from './flow.ts'
import type { Change } from './story.ts'

export interface ChangeReporter {
  add(change: Change, words: string, raw: Span, isAccepted: boolean): void
  /** A note that was deleted with its mark. */
  alsoDeleted(label: string, words: string): void
  report(): void
}

/** So many are said one by one. */
const most = 200

export function changeReporter(flow: Flow): ChangeReporter {
  const changes: { change: Change; words: string; raw: Span; isAccepted: boolean }[] = []
  const short = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words)
  return {
    add: (change, words, raw, isAccepted) => void changes.push({ change, words, raw, isAccepted }),
    alsoDeleted(label, words) {
      flow.say({
        ...{ code: 'tracked_note_deletion', severity: 'warning', label },
        message: `Note ${label} was deleted with its mark and is left out: “${words}”.`,
      })
    },
    report() {
      for (const { change, words, raw, isAccepted } of changes.slice(0, most)) {
        const isIn = (change.kind === 'insertion') === isAccepted
        const by = change.author === '' ? '' : ` by ${change.author}`
        flow.say({
          code: `tracked_${change.kind}`,
          severity: change.kind === 'deletion' ? 'warning' : 'info',
          message: `A tracked ${change.kind}${by} is ${isIn ? 'part of the text' : 'left out'}: “${short(words)}”.`,
          label: short(words),
          raw,
        })
      }
      const rest = changes.length - most
      if (rest <= 0) return
      const message = `${rest} more tracked changes are among the decisions.`
      flow.say({ code: 'tracked_changes_more', severity: 'warning', message, count: rest })
    },
  }
}
