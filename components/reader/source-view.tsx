'use client'

// One text with its margin, as it stands on the page; use-source-view.ts says what it does.
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { FacsimilePane } from '#components/facsimile/facsimile-pane.tsx'
import { SourceAlarmNote } from '#components/review/alarms.tsx'
import { RevisionNotice } from '#components/revisions/revision-notice.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import { FindBar } from './find-bar.tsx'
import { HelpOverlay } from './help-overlay.tsx'
import { Margin } from './margin.tsx'
import { Minimap } from './minimap.tsx'
import { NoteDrawer } from './note-drawer.tsx'
import { PassageChooser } from './passage-chooser.tsx'
import { ReaderContext } from './reader-context.ts'
import { ReaderNotices } from './reader-notices.tsx'
import { ReaderPanels } from './reader-panels.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'
import { SourceHead } from './source-head.tsx'
import { SourceText } from './source-text.tsx'
import type { SourceViewProps } from './source-document.ts'
import { useSourceView } from './use-source-view.ts'

const noPassages: readonly RecordOf<'passage'>[] = []
const noSpans: readonly Span[] = []

export function SourceView(props: SourceViewProps) {
  const { document: doc, source, layerChoosing, idPrefix, isMain, isFront, lockedClaimId, passageId } = props
  const { text, revisionId, isOlder = false, openAt = 0 } = doc
  const pane = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const article = useRef<HTMLElement>(null)
  const boxes = useRef<HTMLDivElement>(null)
  const caretMark = useRef<HTMLDivElement>(null)
  const view = useSourceView(props, {
    ...{ paneRef: pane, scrollerRef: scroller, areaRef: area, articleRef: article, boxesRef: boxes },
    caretRef: caretMark,
  })
  const t = useTranslations('reader')
  const { glosses } = view.layout
  return (
    <ReaderContext value={view.reader}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys work anywhere in the text and its cards */}
      <section
        ref={pane}
        className="reader-pane"
        aria-label={t('sourceNamed', { siglum: source.siglum, title: source.title })}
        data-glosses={view.layout.glosses.length > 0 || undefined}
        data-shape={view.shape.hasGlossMargin ? 'glosses' : view.shape.hasMargin ? 'margin' : 'narrow'}
        onKeyDown={view.handleNextKey}
      >
        <SourceHead
          source={source}
          revisionId={revisionId}
          isMain={isMain}
          isFront={isFront}
          isLocked={lockedClaimId !== null}
          at={view.nearSpans[0]?.[0] ?? 0}
          panel={view.panel}
          onPanel={view.openPanel}
          onStep={view.step}
          facsimile={view.facsimile}
          onBeside={props.onBeside}
          onCorrect={
            view.canCorrect ? () => (view.panel === 'correct' ? view.setPanel(null) : view.correct()) : null
          }
          onGoTo={(offset) => {
            view.reveal(offset, true)
            view.caret.place(offset)
            view.focusText()
          }}
        />
        {view.panel === 'find' && (
          <FindBar
            text={text}
            from={view.caret.at ?? view.nearSpans[0]?.[0] ?? 0}
            onFound={view.find.handleFound}
            onClose={view.find.close}
          />
        )}
        {view.reselecting?.bar}
        <ReaderNotices
          sourceId={source.id}
          revisionId={revisionId}
          isOlder={isOlder}
          missingId={view.isGone ? passageId : null}
        />
        <div className="reader-body">
          <ReaderPanels
            panel={view.panel}
            layers={view.layers}
            choosing={layerChoosing}
            settings={view.settings}
            onSettings={view.changeSettings}
            knowsLines={view.knowsLines}
            doubts={view.doubts}
            correcting={view.correcting}
            onShow={(offset) => {
              view.caret.place(offset)
              view.reveal(offset, true)
            }}
            onClose={() => view.openPanel(null)}
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
                data-caret={view.caret.at !== null || undefined}
                data-line-numbers={view.lines?.isNumbered || undefined}
                data-lines-kept={view.lines?.isKept || undefined}
                onFocus={view.caret.wake}
                onClick={view.pointing.handleClick}
                onCopy={view.handleCopy}
              >
                {openAt !== 'all' && view.shown.size < view.layout.chunks.length && (
                  <noscript>
                    <a href="?whole=1">{t('wholeText')}</a>
                  </noscript>
                )}
                <SourceText text={text} layout={view.layout} shown={view.shown} idPrefix={idPrefix} />
              </article>
              <p id={`${idPrefix}hint`} hidden>
                {t('textHint')}
              </p>
              <div ref={caretMark} className="reader-caret" aria-hidden />
              <Margin
                nearby={view.shape.hasMargin ? view.besideLines : noPassages}
                active={view.active}
                written={
                  view.draft?.target.passageId
                    ? (view.passages.byId.get(view.draft.target.passageId) ?? null)
                    : null
                }
                draft={view.draft}
                argument={view.argument}
                onStep={view.shape.hasMargin ? null : view.step}
                isBare={view.isBare}
              />
              {view.selected && view.canWrite && !view.correcting.target && (
                <SelectionToolbar
                  place={view.putToolbar}
                  hasOpenPassage={view.active !== null}
                  onAction={view.perform}
                />
              )}
              {view.pointing.chooser && (
                <PassageChooser
                  passages={view.pointing.chooser.ids.flatMap((id) => view.passages.byId.get(id) ?? [])}
                  argument={view.argument}
                  activeId={view.activeId}
                  place={view.pointing.chooser.place}
                  hasFocus={view.pointing.chooser.hasFocus}
                  onChoose={(id) => {
                    const isByKey = view.pointing.chooser?.hasFocus === true
                    view.pointing.closeChooser()
                    view.activate(id, { focusCard: isByKey })
                  }}
                  onClose={() => {
                    view.pointing.closeChooser()
                    view.focusText()
                  }}
                />
              )}
            </div>
          </div>
          <Minimap
            marks={view.minimapMarks}
            layout={view.layout}
            scroller={scroller}
            pages={doc.reading.pages}
            onFetch={view.fetch}
          />
        </div>
        <NoteDrawer
          drawer={view.notes.drawer}
          glosses={glosses}
          onMarker={({ at }) => view.notes.goToMarker(at)}
        />
        {/* At the foot, so that no line moves when it comes. */}
        {!isOlder && <SourceAlarmNote sourceId={source.id} />}
        {!isOlder && <RevisionNotice sourceId={source.id} revisionId={revisionId} isOlder={false} />}
        <HelpOverlay isOpen={view.panel === 'help'} onClose={() => view.openPanel(null)} />
      </section>
      {view.facsimile.isOpen && (
        <FacsimilePane
          {...{ source, revisionId, text }}
          {...{ map: view.map, scroller, article, focusText: view.focusText }}
          caretAt={view.caret.at}
          spans={view.active?.spans ?? view.selection.spans ?? noSpans}
          threshold={view.doubts.threshold}
          goTo={(offset, isFocused) => {
            view.caret.place(offset)
            view.reveal(offset, true)
            if (isFocused) view.focusText()
          }}
          onClose={() => {
            view.facsimile.toggle()
            view.focusText()
          }}
        />
      )}
    </ReaderContext>
  )
}
