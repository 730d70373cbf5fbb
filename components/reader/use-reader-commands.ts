'use client'

// What each command does. Keys, the toolbar over a selection and the buttons above the text all come here.
import { useCallback, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { proseDocument } from '#lib/prose/document.ts'
import { toPlainText } from '#lib/prose/plain.ts'
import { shorten } from './passage-card.tsx'
import { afterPaint } from './after-paint.ts'
import type { MarkLayer } from './mark-layer.ts'
import { commandOf, isWriting, type ReaderCommand } from './reader-command.ts'
import type { DraftMode, Panel, ReaderContextValue, Target } from './reader-context.ts'
import { useAnnotateIn } from './use-annotate.ts'
import type { Passages } from './use-passages.ts'
import type { TextCaret } from './use-text-caret.ts'
import type { TextSelection } from './use-text-selection.ts'
import { useUndoable } from './use-undoable.ts'

interface Around {
  reader: ReaderContextValue
  passages: Passages
  claimIds: ReadonlySet<string> | null
  caret: TextCaret
  selection: TextSelection
  openAt(offset: number): boolean
  chooser: { isOpen: boolean; close(): void }
  panel: Panel
  setPanel(panel: Panel): void
  reveal(offset: number): void
  /** Shows a mark, or that one goes, before the argument is worked out anew. */
  anticipate: MarkLayer['anticipate']
  onStepBeside(direction: 1 | -1): void
  onSwitch(): void
  /** Takes up what is selected for a correction. */
  onCorrect(): void
  /** To the map of the text. */
  onMap(): void
  /** Opens or closes the facsimile. */
  onFacsimile(): void
  /** To the next or previous word in doubt. */
  onDoubt(direction: 1 | -1): void
  /** From a mark to its note, or back. */
  onFootnote(): void
}

export interface ReaderCommands {
  /** Does what the key asks; tells whether it was ours. */
  handleKey(event: KeyboardEvent, isOnText: boolean): boolean
  /** Does it; tells whether there was anything to do. */
  perform(command: ReaderCommand): boolean
  step(direction: 1 | -1): void
}

const writing: readonly ReaderCommand[] = [
  'mark',
  'note',
  'tag',
  'claim',
  'evidence',
  'extend',
  'replace',
  'delete',
]
/** Elsewhere than in the text these keys belong to buttons and lists. */
const onlyInText: readonly ReaderCommand[] = ['open', 'sentence', 'paragraph', 'mark']

export function useReaderCommands(around: Around): ReaderCommands {
  const { reader, passages, claimIds, caret, selection, chooser, panel, setPanel, reveal } = around
  const t = useTranslations('reader')
  const { may, me } = useProject()
  const annotate = useAnnotateIn(reader)
  const undoable = useUndoable()
  const { activeId, activate, announce, hiddenCount } = reader

  const step = useCallback(
    (direction: 1 | -1) => {
      const list = claimIds ? passages.list.filter((passage) => claimIds.has(passage.id)) : passages.list
      const now = list.findIndex((passage) => passage.id === activeId)
      const at = now >= 0 ? now + direction : fromCaret(list, caret.at, direction)
      const next = list[at]
      const start = next?.spans[0]?.[0]
      if (!next || start === undefined) {
        announce(
          t(
            list.length === 0
              ? hiddenCount > 0
                ? 'layers.allHidden'
                : passages.unplaced.length > 0
                  ? 'allUnplaced'
                  : 'noPassages'
              : direction === 1
                ? 'noNext'
                : 'noPrevious',
          ),
        )
        return
      }
      activate(next.id)
      caret.place(start)
      reveal(start)
      announce(t('passageOf', { at: at + 1, count: list.length, quote: shorten(next.quote, 160) }))
    },
    [claimIds, passages, hiddenCount, activeId, caret, announce, t, activate, reveal],
  )

  /** To the next passage about which this kind of thing is said; heard with what is said. */
  function stepTo(kind: 'claim' | 'note', direction: 1 | -1): void {
    const { list } = passages
    const now = list.findIndex((passage) => passage.id === activeId)
    let at = now >= 0 ? now + direction : fromCaret(list, caret.at, direction)
    const saidOn = (id: string): string[] => {
      const { attestations, notes } = reader.argument.of(id)
      return kind === 'note'
        ? notes.map(({ body }) => plainWords(body))
        : attestations.map(({ claim }) => claim?.statement ?? t('claimGone'))
    }
    for (; list[at]; at += direction) {
      const passage = list[at] as RecordOf<'passage'>
      const said = saidOn(passage.id)
      if (said.length === 0) continue
      const start = passage.spans[0]?.[0] ?? 0
      activate(passage.id)
      caret.place(start)
      reveal(start)
      announce(
        t(`steps.${kind}`, { quote: shorten(passage.quote, 160), said: shorten(said.join('; '), 240) }),
      )
      return
    }
    announce(t(`steps.${kind}None`, { direction: direction === 1 ? 'next' : 'previous' }))
  }

  function targetNow(): Target | null {
    const spans = selection.now()
    if (spans) {
      const same = passages.withSpans(spans)
      return same ? { passageId: same.id, spans: same.spans } : { passageId: null, spans }
    }
    const under = caret.at === null ? undefined : passages.byId.get(passages.index.at(caret.at)[0] ?? '')
    const passage = active ?? under
    return passage ? { passageId: passage.id, spans: passage.spans } : null
  }

  const active = activeId === null ? null : (passages.byId.get(activeId) ?? null)
  const isMine = active !== null && may('argument.write', active.createdById === me.id)

  function mark(): boolean {
    const target = targetNow()
    if (!selection.now() || !target) {
      announce(t('selectFirst'))
      return true
    }
    if (target.passageId === null) around.anticipate({ added: target.spans })
    afterPaint(() => {
      const { id } = target.passageId === null ? annotate.mark(target) : { id: target.passageId }
      selection.clear()
      activate(id)
      announce(t('marked'))
      reader.focusText()
    })
    return true
  }
  function open(mode: DraftMode): boolean {
    const target = targetNow()
    if (target) reader.openDraft(mode, target)
    else announce(t('selectFirst'))
    return true
  }
  /** Gives the open passage the selected words, instead of its own or besides them. */
  function respan(isAdded: boolean): boolean {
    const selected = selection.now()
    if (!active || !selected || !isMine) return false
    // Its words count in another text.
    if (active.revisionId !== reader.revisionId) {
      announce(t('respanElsewhere'))
      return true
    }
    const spans = isAdded ? [...active.spans, ...selected] : selected
    undoable(t(isAdded ? 'extended' : 'replaced'), annotate.respan(active, spans))
    selection.clear()
    reader.focusText()
    return true
  }
  function remove(): boolean {
    if (!active || !isMine) return false
    around.anticipate({ removedId: active.id })
    afterPaint(() => {
      undoable(t('deleted'), annotate.retire('passage', active))
      activate(null)
      reader.focusText()
    })
    return true
  }
  function goBack(): boolean {
    if (chooser.isOpen) chooser.close()
    else if (selection.now()) selection.clear()
    else if (panel !== null) setPanel(null)
    else if (activeId !== null) activate(null)
    else return false
    return true
  }

  const toggle = (name: Panel): boolean => {
    setPanel(panel === name ? null : name)
    return true
  }
  const done = (act: () => void): boolean => {
    act()
    return true
  }
  const actions: Record<ReaderCommand, () => boolean> = {
    mark,
    note: () => open('note'),
    tag: () => open('tag'),
    claim: () => open('claim'),
    evidence: () => open('evidence'),
    correct: () => done(around.onCorrect),
    extend: () => respan(true),
    replace: () => respan(false),
    delete: remove,
    sentence: () => done(() => caret.selectUnit('sentence')),
    paragraph: () => done(() => caret.selectUnit('paragraph')),
    open: () => (selection.now() ? perform('mark') : caret.at !== null && around.openAt(caret.at)),
    next: () => done(() => step(1)),
    previous: () => done(() => step(-1)),
    nextClaim: () => done(() => stepTo('claim', 1)),
    previousClaim: () => done(() => stepTo('claim', -1)),
    nextNote: () => done(() => stepTo('note', 1)),
    previousNote: () => done(() => stepTo('note', -1)),
    nextBeside: () => done(() => around.onStepBeside(1)),
    previousBeside: () => done(() => around.onStepBeside(-1)),
    switch: () => done(around.onSwitch),
    list: () => toggle('list'),
    layers: () => toggle('layers'),
    settings: () => toggle('settings'),
    map: () => done(around.onMap),
    help: () => toggle('help'),
    find: () => done(() => setPanel('find')),
    facsimile: () => done(around.onFacsimile),
    nextDoubt: () => done(() => around.onDoubt(1)),
    previousDoubt: () => done(() => around.onDoubt(-1)),
    footnote: () => done(around.onFootnote),
    back: goBack,
  }
  function perform(command: ReaderCommand): boolean {
    if (!writing.includes(command) || reader.canWrite) return actions[command]()
    announce(t('readOnly'))
    return true
  }

  return {
    step,
    perform,
    handleKey(event, isOnText) {
      if (isWriting(event.target)) return false
      const command = commandOf(event)
      if (!command || (!isOnText && onlyInText.includes(command))) return false
      // A button's own keys come first.
      if (!isOnText && command === 'delete' && !(event.target as Element).closest('[data-card]')) return false
      return perform(command)
    },
  }
}

function plainWords(body: unknown): string {
  const prose = proseDocument.safeParse(body)
  return prose.success ? toPlainText(prose.data) : ''
}

function fromCaret(list: readonly RecordOf<'passage'>[], at: number | null, direction: 1 | -1): number {
  const start = (index: number): number => list[index]?.spans[0]?.[0] ?? 0
  if (direction === 1) {
    const found = list.findIndex((_, i) => start(i) >= (at ?? 0))
    return found === -1 ? list.length : found
  }
  return list.findLastIndex((_, i) => start(i) < (at ?? 0))
}
