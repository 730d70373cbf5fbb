'use client'

// What one text does: holds the caret, the selection, the marks and the cards together. source-view.tsx shows it.
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { useTranslations } from 'use-intl'
import { useDoubts } from '#components/facsimile/use-doubts.ts'
import { useProject } from '#components/live/use-project.ts'
import { usePreparedEditor } from '#components/prose/prose-editor.tsx'
import { useReselecting } from '#components/review/use-reselecting.tsx'
import { useCorrecting } from '#components/revisions/use-correcting.ts'
import { revealOffset } from './caret-place.ts'
import { claimMarks } from './claim-marks.ts'
import { type ReaderContextValue } from './reader-context.ts'
import type { SourceViewProps } from './source-document.ts'
import { startCorrecting } from './start-correcting.ts'
import { useToolbarPlace } from './toolbar-place.ts'
import { useDeepLink } from './use-deep-link.ts'
import { useCopying } from './use-copying.ts'
import { useDraft } from './use-draft.ts'
import { useEmphases } from './use-emphases.ts'
import { useFind } from './use-find.ts'
import { useForeignNews } from './use-foreign-news.ts'
import { useTextAndPanels } from './use-text-and-panels.ts'
import { useHearing } from './use-hearing.ts'
import { useKeysInOrder } from './use-keys-in-order.ts'
import { useLayers } from './use-layers.ts'
import { useDrawnText } from './use-drawn-text.ts'
import { useMinimapMarks } from './use-minimap-marks.ts'
import { usePageShape } from './use-page-shape.ts'
import { usePassages } from './use-passages.ts'
import { usePointing } from './use-pointing.ts'
import { useReaderCommands } from './use-reader-commands.ts'
import { useSourceNotes } from './use-source-notes.ts'
import { useTextCaret } from './use-text-caret.ts'
import { useTextSelection } from './use-text-selection.ts'
import { useTextWindow } from './use-text-window.ts'
import { useNearby } from './use-nearby.ts'
import { useReaderValue } from './use-reader-value.ts'

const unknownLine = (): null => null

/** The elements of a text on the page. */
interface PaneElements {
  readonly paneRef: RefObject<HTMLElement | null>
  readonly scrollerRef: RefObject<HTMLDivElement | null>
  readonly areaRef: RefObject<HTMLDivElement | null>
  readonly articleRef: RefObject<HTMLElement | null>
  /** Where marks are drawn in browsers without highlights. */
  readonly boxesRef: RefObject<HTMLDivElement | null>
  readonly caretRef: RefObject<HTMLDivElement | null>
}

export function useSourceView(
  {
    document: doc,
    source,
    argument: said,
    layerChoosing,
    isMain,
    lockedClaimId,
    passageId,
    announce,
    say,
    onOpenBeside,
    onStepBeside,
    onSwitch,
    ref,
  }: SourceViewProps,
  { paneRef, scrollerRef, areaRef, articleRef, boxesRef, caretRef }: PaneElements,
) {
  const t = useTranslations('reader')
  const { may } = useProject()
  const { text, revisionId, isOlder = false, openAt = 0 } = doc

  const { layout, map, lines, knowsLines, settings, changeSettings, panel, setPanel, openPanel, facsimile } =
    useTextAndPanels(doc, articleRef, scrollerRef)
  const shape = usePageShape(paneRef)
  const { spans: nearSpans, shown, fetch } = useTextWindow(scrollerRef, layout, openAt)
  const layers = useLayers(usePassages(source.id, revisionId), said, layerChoosing.choice, revisionId)
  const { passages, argument, hiddenCount } = layers
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isGone, setIsGone] = useState(false)
  const active = activeId === null ? null : (passages.byId.get(activeId) ?? null)

  const focusText = useCallback(() => articleRef.current?.focus({ preventScroll: true }), [articleRef])
  const reveal = useCallback(
    (offset: number, always = false) => {
      if (map && scrollerRef.current) revealOffset(map, scrollerRef.current, offset, fetch, always)
    },
    [map, scrollerRef, fetch],
  )
  const activate = useCallback<ReaderContextValue['activate']>(
    (id, options = {}) => {
      setActiveId(id)
      const start = id === null ? undefined : passages.byId.get(id)?.spans[0]?.[0]
      if (options.reveal && start !== undefined) reveal(start)
      if (!options.focusCard || id === null) return
      setPanel((open) => (open === 'list' ? null : open))
      requestAnimationFrame(() => focusCard(paneRef.current, id))
    },
    [paneRef, setPanel, passages, reveal],
  )
  const { draft, openDraft, closeDraft } = useDraft(paneRef, setActiveId, announce)
  const canWrite = may('argument.write') && !isOlder
  const correcting = useCorrecting({
    sourceId: source.id,
    revisionId,
    text,
    isOpen: panel === 'correct',
    isOlder,
    announce,
  })
  const reader = useReaderValue({
    ...{ source, revisionId, text, passages: passages.list, hiddenCount, argument },
    ...{ activeId, draft, canWrite },
    ...{ lockedClaimId, activate, openDraft, closeDraft, focusText, announce, openBeside: onOpenBeside },
  })

  // Where the card lies over the foot of the text, its words are kept in sight above it.
  const opened = draft?.target.spans[0]?.[0] ?? active?.spans[0]?.[0]
  useEffect(() => {
    if (opened !== undefined && !shape.hasMargin) reveal(opened)
  }, [opened, shape.hasMargin, reveal])
  const hear = useHearing(text, passages, argument, say)
  const caret = useTextCaret(text, layout.stretches, map, scrollerRef, fetch, hear)
  const selection = useTextSelection(articleRef, map)
  const handleCopy = useCopying(source, doc, passages, selection, settings.copy, lines?.lineOf ?? unknownLine)
  const { glosses } = layout
  const notes = useSourceNotes({
    pane: paneRef,
    article: articleRef,
    glosses,
    hasGlossMargin: shape.hasGlossMargin,
    placeCaret: caret.place,
    reveal,
    focusText,
    announce,
  })
  const pointing = usePointing(map, areaRef, passages.index, caret.place, activate, notes.draw, (index) => {
    const at = glosses.find((gloss) => gloss.index === index)?.at
    if (at !== undefined && at !== null) fetch(at)
  })
  const claimIds = useMemo(
    () => (lockedClaimId === null ? null : new Set(argument.passagesOf(lockedClaimId))),
    [argument, lockedClaimId],
  )
  const { nearby, besideLines } = useNearby(scrollerRef, layout, nearSpans, passages)
  const isBare =
    canWrite && passages.isReady && passages.list.length + hiddenCount + passages.unplaced.length === 0
  const find = useFind(reveal, (at) => {
    setPanel(null)
    if (at) {
      caret.place(at[0])
      reveal(at[0])
    }
    focusText()
  })
  const minimapMarks = useMinimapMarks(text.length, layout, passages.list, claimIds, find.found)
  const goTo = (offset: number): void => {
    caret.place(offset)
    reveal(offset)
  }
  const doubts = useDoubts(
    { sourceId: source.id, revisionId, text },
    settings.doubt,
    map !== null,
    nearSpans,
    goTo,
    announce,
  )
  const emphases = useEmphases(active, draft, correcting, find.found, nearSpans, doubts.nearby)
  const isSettled = passages.isReady && nearSpans.length > 0
  usePreparedEditor(isSettled)
  const anticipate = useDrawnText({
    ...{ areaRef, articleRef, boxesRef, caretRef },
    ...{ map, passages, nearby, argument, claimIds, emphases, isSettled, besideLines },
    ...{ shape, draft, activeId },
    ...{ glosses, nearSpans, caretAt: caret.at },
  })
  const reselecting = useReselecting({
    ...{ isMain, sourceId: source.id, revisionId, text, announce },
    selected: selection.spans,
    now: selection.now,
    isReady: map !== null,
    begin: () => {
      // Whoever was faster than the page is somewhere already.
      const isElsewhere = document.activeElement !== null && document.activeElement !== document.body
      if (openAt === 'all' || isElsewhere) return
      caret.place(openAt)
      reveal(openAt)
      focusText()
    },
  })
  const selected = draft || reselecting ? null : selection.spans
  const putToolbar = useToolbarPlace(map, areaRef, scrollerRef, selected)

  const correct = (): void =>
    startCorrecting({
      ...{ paneRef, correcting, selection, caretAt: caret.at, reveal },
      openPanel: () => setPanel('correct'),
      onUnfinished: () => announce(t('finishFirst')),
    })
  const commands = useReaderCommands({
    reader,
    passages,
    claimIds,
    caret,
    selection,
    openAt: pointing.openAt,
    chooser: { isOpen: pointing.chooser !== null, close: pointing.closeChooser },
    panel,
    setPanel: openPanel,
    reveal,
    onStepBeside,
    onSwitch,
    anticipate,
    onCorrect: correct,
    onMap: () => {
      const strip = paneRef.current?.querySelector<HTMLElement>('[data-minimap]')
      if (strip?.checkVisibility()) strip.focus()
      else announce(t('minimap.noRoom'))
    },
    onFacsimile: facsimile.toggle,
    onDoubt: (direction) => doubts.step(caret.at, direction),
    onFootnote: () => notes.jump(caret.at ?? nearSpans[0]?.[0] ?? 0),
  })
  const { step, perform } = commands
  const { wake } = caret
  // The focus may have come before the text was ready.
  useEffect(() => {
    if (document.activeElement === articleRef.current) wake()
  }, [articleRef, wake])
  useImperativeHandle(
    ref,
    () => ({
      focus: focusText,
      find: () => setPanel('find'),
      step,
      claimMarks: () =>
        claimMarks(map, scrollerRef.current, articleRef.current, nearby, argument, lockedClaimId),
    }),
    [articleRef, scrollerRef, setPanel, focusText, step, map, nearby, argument, lockedClaimId],
  )

  useDeepLink(map !== null && passages.isReady, passageId, (id) => {
    const start = passages.byId.get(id)?.spans[0]?.[0]
    setIsGone(start === undefined)
    if (start === undefined) return
    setActiveId(id)
    caret.place(start)
    reveal(start, true)
  })
  useForeignNews(source.id, announce)

  const handleKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (reselecting?.handleKey(event)) return event.preventDefault()
    const isOnText = event.target === articleRef.current
    if (isOnText && caret.handleKey(event)) event.preventDefault()
    else if (commands.handleKey(event, isOnText)) event.preventDefault()
  }
  const handleNextKey = useKeysInOrder(handleKey)
  return {
    ...{ reader, layout, map, shape, nearSpans, shown, fetch, lines, knowsLines, settings, changeSettings },
    // What is open, and where one is
    ...{ panel, openPanel, setPanel, facsimile, find, reselecting, correcting, draft, caret },
    ...{ selection, selected },
    // What is marked
    ...{ passages, argument, layers, besideLines, active, activeId, minimapMarks, doubts, notes },
    ...{ isBare, isGone },
    // What can be done
    ...{ canWrite, canCorrect: may('correction.draft') && !isOlder, correct, activate, reveal, focusText },
    ...{ step, perform, pointing, putToolbar, handleCopy, handleNextKey },
  }
}

function focusCard(pane: HTMLElement | null, id: string): void {
  pane?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
}
