'use client'

// One text with its margin: holds the caret, the selection, the marks and the cards together.
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { useTranslations } from 'use-intl'
import { FacsimilePane } from '#components/facsimile/facsimile-pane.tsx'
import { useDoubts } from '#components/facsimile/use-doubts.ts'
import { useFacsimileSwitch } from '#components/facsimile/use-facsimile-switch.ts'
import { useProject } from '#components/live/use-project.ts'
import { usePreparedEditor } from '#components/prose/prose-editor.tsx'
import { SourceAlarmNote } from '#components/review/alarms.tsx'
import { useReselecting } from '#components/review/use-reselecting.tsx'
import { RevisionNotice } from '#components/revisions/revision-notice.tsx'
import { useCorrecting } from '#components/revisions/use-correcting.ts'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { revealOffset } from './caret-place.ts'
import { claimMarks } from './claim-marks.ts'
import { FindBar } from './find-bar.tsx'
import { HelpOverlay } from './help-overlay.tsx'
import { Margin } from './margin.tsx'
import { byPlace } from './marks.ts'
import { Minimap } from './minimap.tsx'
import { NoteDrawer } from './note-drawer.tsx'
import { PassageChooser } from './passage-chooser.tsx'
import { ReaderContext, type Panel, type ReaderContextValue } from './reader-context.ts'
import { ReaderNotices } from './reader-notices.tsx'
import { ReaderPanels } from './reader-panels.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'
import type { PaneHandle, SourceDocument } from './source-document.ts'
import { SourceHead } from './source-head.tsx'
import { SourceText } from './source-text.tsx'
import { placeToolbar } from './toolbar-place.ts'
import type { Argument } from './use-argument.ts'
import { useCardStretch } from './use-card-stretch.ts'
import { useCaretMark } from './use-caret-mark.ts'
import { useDeepLink } from './use-deep-link.ts'
import { useCopying } from './use-copying.ts'
import { useDraft } from './use-draft.ts'
import { useEmphases } from './use-emphases.ts'
import { useFind } from './use-find.ts'
import { useForeignNews } from './use-foreign-news.ts'
import { useLaidOutText } from './use-laid-out-text.ts'
import { useHearing } from './use-hearing.ts'
import type { LayerChoosing } from './use-layer-choice.ts'
import { useKeysInOrder } from './use-keys-in-order.ts'
import { useLayers } from './use-layers.ts'
import { useMargin } from './use-margin.ts'
import { useMarks } from './use-marks.ts'
import { useMinimapMarks } from './use-minimap-marks.ts'
import { usePageShape } from './use-page-shape.ts'
import { usePassages } from './use-passages.ts'
import { usePointing } from './use-pointing.ts'
import { useReadingSettings } from './use-reading-settings.ts'
import { useReaderCommands } from './use-reader-commands.ts'
import { useNotesBeside, useSourceNotes } from './use-source-notes.ts'
import { useTextCaret } from './use-text-caret.ts'
import { useTextSelection } from './use-text-selection.ts'
import { useTextWindow } from './use-text-window.ts'

const unknownLine = (): null => null
const noPassages: readonly RecordOf<'passage'>[] = []
const noSpans: readonly Span[] = []

export function SourceView({
  document: doc,
  source,
  argument: said,
  layerChoosing,
  idPrefix,
  isMain,
  isFront,
  lockedClaimId,
  passageId,
  announce,
  say,
  onOpenBeside,
  onBeside,
  onStepBeside,
  onSwitch,
  ref,
}: {
  document: SourceDocument
  source: RecordOf<'source'>
  argument: Argument
  layerChoosing: LayerChoosing
  idPrefix: string
  /** The first of the texts. */
  isMain: boolean
  /** The text one is in: its name is the title of the page. */
  isFront: boolean
  lockedClaimId: string | null
  /** The passage to open at once. */
  passageId: string | null
  announce(message: string): void
  /** For what the caret passes over. */
  say(words: string): void
  onOpenBeside(sourceId: string, claimId: string): void
  /** Asks for the choice of a claim and a second source. */
  onBeside(): void
  onStepBeside(direction: 1 | -1): void
  onSwitch(): void
  ref: Ref<PaneHandle>
}) {
  const t = useTranslations('reader')
  const { may } = useProject()
  const { text, revisionId, isOlder = false, openAt = 0 } = doc
  const pane = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const article = useRef<HTMLElement>(null)
  const boxes = useRef<HTMLDivElement>(null)

  const [panel, setPanel] = useState<Panel>(null)
  const [settings, changeSettings] = useReadingSettings()
  const beside = useFacsimileSwitch()
  const { layout, map, lines, knowsLines, hold } = useLaidOutText(
    doc,
    settings,
    article,
    scroller,
    `${panel} ${beside.isOpen}`,
  )
  const facsimile = {
    isOpen: beside.isOpen,
    toggle: () => {
      hold()
      beside.toggle()
    },
  }
  // A panel may take room from the text.
  const openPanel = useCallback(
    (next: Panel) => {
      hold()
      setPanel(next)
    },
    [hold],
  )
  const shape = usePageShape(pane)
  const { spans: nearSpans, shown, fetch } = useTextWindow(scroller, layout, openAt)
  const layers = useLayers(usePassages(source.id, revisionId), said, layerChoosing.choice, revisionId)
  const { passages, argument, hiddenCount } = layers
  const [activeId, setActiveId] = useState<string | null>(null)
  const [isGone, setIsGone] = useState(false)
  const active = activeId === null ? null : (passages.byId.get(activeId) ?? null)

  const focusText = useCallback(() => article.current?.focus({ preventScroll: true }), [])
  const reveal = useCallback(
    (offset: number, always = false) => {
      if (map && scroller.current) revealOffset(map, scroller.current, offset, fetch, always)
    },
    [map, fetch],
  )
  const activate = useCallback<ReaderContextValue['activate']>(
    (id, options = {}) => {
      setActiveId(id)
      const start = id === null ? undefined : passages.byId.get(id)?.spans[0]?.[0]
      if (options.reveal && start !== undefined) reveal(start)
      if (!options.focusCard || id === null) return
      setPanel((open) => (open === 'list' ? null : open))
      requestAnimationFrame(() => focusCard(pane.current, id))
    },
    [passages, reveal],
  )
  const { draft, openDraft, closeDraft } = useDraft(pane, setActiveId, announce)
  const canWrite = may('argument.write') && !isOlder
  const correcting = useCorrecting({
    sourceId: source.id,
    revisionId,
    text,
    isOpen: panel === 'correct',
    isOlder,
    announce,
  })
  const reader = useMemo<ReaderContextValue>(
    () => ({
      source,
      revisionId,
      text,
      passages: passages.list,
      hiddenCount,
      argument,
      activeId,
      draft,
      canWrite,
      lockedClaimId,
      activate,
      openDraft,
      closeDraft,
      focusText,
      announce,
      openBeside: onOpenBeside,
    }),
    [
      source,
      revisionId,
      text,
      passages.list,
      hiddenCount,
      argument,
      activeId,
      draft,
      canWrite,
      lockedClaimId,
      activate,
      openDraft,
      closeDraft,
      focusText,
      announce,
      onOpenBeside,
    ],
  )

  // Where the card lies over the foot of the text, its words are kept in sight above it.
  const opened = draft?.target.spans[0]?.[0] ?? active?.spans[0]?.[0]
  useEffect(() => {
    if (opened !== undefined && !shape.hasMargin) reveal(opened)
  }, [opened, shape.hasMargin, reveal])
  const hear = useHearing(text, passages, argument, say)
  const caret = useTextCaret(text, layout.stretches, map, scroller, fetch, hear)
  const selection = useTextSelection(article, map)
  const handleCopy = useCopying(source, doc, passages, selection, settings.copy, lines?.lineOf ?? unknownLine)
  const { glosses } = layout
  const notes = useSourceNotes({
    pane,
    article,
    glosses,
    hasGlossMargin: shape.hasGlossMargin,
    placeCaret: caret.place,
    reveal,
    focusText,
    announce,
  })
  const pointing = usePointing(map, area, passages.index, caret.place, activate, notes.draw, (index) => {
    const at = glosses.find((gloss) => gloss.index === index)?.at
    if (at !== undefined && at !== null) fetch(at)
  })
  const claimIds = useMemo(
    () => (lockedClaimId === null ? null : new Set(argument.passagesOf(lockedClaimId))),
    [argument, lockedClaimId],
  )
  const nearby = useMemo(() => {
    const ids = new Set(nearSpans.flatMap((span) => passages.index.overlapping(span)))
    return [...ids].flatMap((id) => passages.byId.get(id) ?? []).sort(byPlace)
  }, [nearSpans, passages])
  const cardStretch = useCardStretch(scroller, layout, nearSpans)
  const besideNow = useMemo(() => {
    const ids = new Set(passages.index.overlapping(cardStretch))
    return nearby.filter(({ id }) => ids.has(id))
  }, [nearby, passages, cardStretch])
  // Cards are made a little at a time, so that nothing waits for them.
  const besideLines = useDeferredValue(besideNow)
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
  const marks = useMarks(map, boxes, passages, nearby, argument, claimIds, emphases, isSettled)
  const [caretMark, lookAtCaret] = useCaretMark(map, area, caret.at)
  const followLayout = useCallback(() => {
    marks.refresh()
    return lookAtCaret()
  }, [marks, lookAtCaret])
  const newDraft = draft?.target.passageId === null ? draft : null
  const firm = newDraft ? 'draft' : activeId
  const askMargin = useMargin(
    area,
    map,
    firm,
    shape.hasGlossMargin,
    [besideLines, shape, draft, argument],
    followLayout,
  )
  useNotesBeside(article, glosses, nearSpans, shape, caret.at, askMargin)
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
  const putToolbar = useCallback(
    (toolbar: HTMLElement) => {
      if (map && area.current && scroller.current && selected)
        placeToolbar(toolbar, map, area.current, scroller.current, selected)
    },
    [map, selected],
  )

  function startCorrecting(): void {
    const unsaved = pane.current?.querySelector<HTMLElement>('.correct-panel [data-unsaved] textarea')
    if (unsaved) {
      unsaved.focus()
      announce(t('finishFirst'))
      return
    }
    const selected = selection.now()
    if (!correcting.start(selected, caret.at)) return
    setPanel('correct')
    selection.clear()
    const start = selected?.[0]?.[0] ?? caret.at
    // The text makes room for the panel: what one reads stays in sight.
    if (start !== null) requestAnimationFrame(() => reveal(start))
  }
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
    anticipate: marks.anticipate,
    onCorrect: startCorrecting,
    onMap: () => {
      const strip = pane.current?.querySelector<HTMLElement>('[data-minimap]')
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
    if (document.activeElement === article.current) wake()
  }, [wake])
  useImperativeHandle(
    ref,
    () => ({
      focus: focusText,
      find: () => setPanel('find'),
      step,
      claimMarks: () => claimMarks(map, scroller.current, article.current, nearby, argument, lockedClaimId),
    }),
    [focusText, step, map, nearby, argument, lockedClaimId],
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
    const isOnText = event.target === article.current
    if (isOnText && caret.handleKey(event)) event.preventDefault()
    else if (commands.handleKey(event, isOnText)) event.preventDefault()
  }
  const handleNextKey = useKeysInOrder(handleKey)
  return (
    <ReaderContext value={reader}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys work anywhere in the text and its cards */}
      <section
        ref={pane}
        className="reader-pane"
        aria-label={t('sourceNamed', { siglum: source.siglum, title: source.title })}
        data-glosses={layout.glosses.length > 0 || undefined}
        data-shape={shape.hasGlossMargin ? 'glosses' : shape.hasMargin ? 'margin' : 'narrow'}
        onKeyDown={handleNextKey}
      >
        <SourceHead
          source={source}
          revisionId={revisionId}
          isMain={isMain}
          isFront={isFront}
          isLocked={lockedClaimId !== null}
          at={nearSpans[0]?.[0] ?? 0}
          panel={panel}
          onPanel={openPanel}
          onStep={step}
          facsimile={facsimile}
          onBeside={onBeside}
          onCorrect={
            may('correction.draft') && !isOlder
              ? () => (panel === 'correct' ? setPanel(null) : startCorrecting())
              : null
          }
          onGoTo={(offset) => {
            reveal(offset, true)
            caret.place(offset)
            focusText()
          }}
        />
        {panel === 'find' && (
          <FindBar
            text={text}
            from={caret.at ?? nearSpans[0]?.[0] ?? 0}
            onFound={find.handleFound}
            onClose={find.close}
          />
        )}
        {reselecting?.bar}
        <ReaderNotices
          sourceId={source.id}
          revisionId={revisionId}
          isOlder={isOlder}
          missingId={isGone ? passageId : null}
        />
        <div className="reader-body">
          <ReaderPanels
            panel={panel}
            layers={layers}
            choosing={layerChoosing}
            settings={settings}
            onSettings={changeSettings}
            knowsLines={knowsLines}
            doubts={doubts}
            correcting={correcting}
            onShow={(offset) => {
              caret.place(offset)
              reveal(offset, true)
            }}
            onClose={() => openPanel(null)}
          />
          <div ref={scroller} className="reader-scroller">
            <div ref={area} className="reader-area">
              <div ref={boxes} className="reader-boxes" aria-hidden />
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the keys are handled by the section around it */}
              <article
                ref={article}
                className="reader-text"
                role="document"
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the text has a caret of its own
                tabIndex={0}
                aria-label={t('textOf', { title: source.title })}
                aria-describedby={`${idPrefix}hint`}
                lang={source.language || undefined}
                data-caret={caret.at !== null || undefined}
                data-line-numbers={lines?.isNumbered || undefined}
                data-lines-kept={lines?.isKept || undefined}
                onFocus={caret.wake}
                onClick={pointing.handleClick}
                onCopy={handleCopy}
              >
                {openAt !== 'all' && shown.size < layout.chunks.length && (
                  <noscript>
                    <a href="?whole=1">{t('wholeText')}</a>
                  </noscript>
                )}
                <SourceText text={text} layout={layout} shown={shown} idPrefix={idPrefix} />
              </article>
              <p id={`${idPrefix}hint`} hidden>
                {t('textHint')}
              </p>
              <div ref={caretMark} className="reader-caret" aria-hidden />
              <Margin
                nearby={shape.hasMargin ? besideLines : noPassages}
                active={active}
                written={draft?.target.passageId ? (passages.byId.get(draft.target.passageId) ?? null) : null}
                draft={draft}
                argument={argument}
                onStep={shape.hasMargin ? null : step}
                isBare={isBare}
              />
              {selected && canWrite && !correcting.target && (
                <SelectionToolbar place={putToolbar} hasOpenPassage={active !== null} onAction={perform} />
              )}
              {pointing.chooser && (
                <PassageChooser
                  passages={pointing.chooser.ids.flatMap((id) => passages.byId.get(id) ?? [])}
                  argument={argument}
                  activeId={activeId}
                  place={pointing.chooser.place}
                  hasFocus={pointing.chooser.hasFocus}
                  onChoose={(id) => {
                    const isByKey = pointing.chooser?.hasFocus === true
                    pointing.closeChooser()
                    activate(id, { focusCard: isByKey })
                  }}
                  onClose={() => {
                    pointing.closeChooser()
                    focusText()
                  }}
                />
              )}
            </div>
          </div>
          <Minimap
            marks={minimapMarks}
            layout={layout}
            scroller={scroller}
            pages={doc.reading.pages}
            onFetch={fetch}
          />
        </div>
        <NoteDrawer drawer={notes.drawer} glosses={glosses} onMarker={({ at }) => notes.goToMarker(at)} />
        {/* At the foot, so that no line moves when it comes. */}
        {!isOlder && <SourceAlarmNote sourceId={source.id} />}
        {!isOlder && <RevisionNotice sourceId={source.id} revisionId={revisionId} isOlder={false} />}
        <HelpOverlay isOpen={panel === 'help'} onClose={() => openPanel(null)} />
      </section>
      {facsimile.isOpen && (
        <FacsimilePane
          {...{ source, revisionId, text, map, scroller, article, focusText }}
          caretAt={caret.at}
          spans={active?.spans ?? selection.spans ?? noSpans}
          threshold={doubts.threshold}
          goTo={(offset, isFocused) => {
            caret.place(offset)
            reveal(offset, true)
            if (isFocused) focusText()
          }}
          onClose={() => {
            facsimile.toggle()
            focusText()
          }}
        />
      )}
    </ReaderContext>
  )
}

function focusCard(pane: HTMLElement | null, id: string): void {
  pane?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
}
