'use client'

import { useCallback, useEffect, useMemo, useRef, useState, type ComponentProps } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useRecord, useRecords, useStore } from '#components/live/use-project.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { ClaimBar } from './claim-bar.tsx'
import { ClaimLinks } from './claim-links.tsx'
import { useKept } from './kept-in-browser.ts'
import { paneList } from './pane-list.ts'
import type { PaneHandle, SourceDocument } from './source-document.ts'
import { SourceView } from './source-view.tsx'
import { useAnnouncer } from './use-announcer.ts'
import { useArgument } from './use-argument.ts'
import { useBeside } from './use-beside.ts'
import { useLayerChoice } from './use-layer-choice.ts'
import './reader.css'

/** A source to read, and on demand up to three beside it, all locked to one claim. */
export function ReaderPage({
  main,
  beside: besideAtLoad,
  claimId,
  passageId,
}: {
  main: SourceDocument
  beside: SourceDocument | null
  claimId: string | null
  passageId: string | null
}) {
  const t = useTranslations('reader')
  const [newsRegion, announce] = useAnnouncer()
  const [speechRegion, say] = useAnnouncer()
  const argument = useArgument()
  const layerChoosing = useLayerChoice()
  const beside = useBeside(main.sourceId, besideAtLoad, claimId)
  const [front, setFront] = useState(main.sourceId)
  const panes = useRef<HTMLDivElement>(null)
  const [byId] = useState(paneList)
  const mainSource = useRecord('source', main.sourceId)
  const sources = useRecords('source')
  // A text that comes locked to a claim opens at its words on it, unless the address names a passage.
  const firstMain = useFirstAttestation(besideAtLoad === null ? null : claimId, main.sourceId)
  usePresence(mainSource?.siglum ?? '', main.sourceId)
  const [areLinksOff, keepLinksOff] = useKept('fontes.claim-links')

  const documents = useMemo(
    () => beside.documents.filter((one) => sources[one.sourceId] !== undefined),
    [beside.documents, sources],
  )
  const order = useMemo(
    () => [main.sourceId, ...documents.map((one) => one.sourceId)],
    [main.sourceId, documents],
  )
  const handles = useCallback(() => order.flatMap((id) => byId.get(id) ?? []), [order, byId])
  const { open: openChoice, close: closeChoice } = beside
  const openBeside = useCallback(
    (sourceId: string, wanted: string) => {
      // From a text at the side one comes back to the first: that changes nothing but what is in front.
      if (sourceId !== main.sourceId) openChoice(wanted, sourceId)
      setFront(sourceId)
    },
    [openChoice, main.sourceId],
  )
  const switchTo = (sourceId: string): void => {
    // At once: the next key is already meant for that text. What is not in front may not be shown at all, and takes no focus.
    flushSync(() => setFront(sourceId))
    byId.get(sourceId)?.focus()
  }
  /** The text after this one; from the last one comes back to the first. */
  const after = (sourceId: string): string =>
    order[(order.indexOf(sourceId) + 1) % order.length] ?? main.sourceId
  const close = (): void => {
    closeChoice()
    switchTo(main.sourceId)
  }
  // The caret works at once, unless the focus is wanted elsewhere already.
  useEffect(() => {
    if (document.activeElement === document.body) byId.get(main.sourceId)?.focus()
  }, [main.sourceId, byId])
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      const isFind =
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === 'f'
      // In our own field the browser's search is one more Ctrl+F away.
      if (!isFind || event.defaultPrevented || document.activeElement?.closest('.find-bar')) return
      const side = document.activeElement?.closest('[data-side]')?.getAttribute('data-side')
      const pane = byId.get(side ?? main.sourceId)
      if (!pane) return
      event.preventDefault()
      pane.find()
    }
    addEventListener('keydown', find)
    return () => removeEventListener('keydown', find)
  }, [main.sourceId, byId])

  if (!mainSource) return <p className="reader-notice">{t('sourceGone')}</p>
  const locked = documents.length > 0 ? beside.claimId : null
  const inFront = order.includes(front) ? front : main.sourceId
  const shared = {
    argument,
    layerChoosing,
    lockedClaimId: locked,
    announce,
    say,
    onOpenBeside: openBeside,
    onBeside: () => (beside.isOpen ? close() : openChoice(beside.claimId, null)),
  }
  const sideOf = (sourceId: string) => ({
    isFront: inFront === sourceId,
    ref: (handle: PaneHandle | null) => byId.keep(sourceId, handle),
    onStepBeside: (direction: 1 | -1) => byId.get(after(sourceId))?.step(direction),
    onSwitch: () => (locked === null ? openChoice(beside.claimId, null) : switchTo(after(sourceId))),
  })
  return (
    <div className="reader-room" data-texts={locked === null ? 1 : order.length}>
      {beside.isOpen && (
        <ClaimBar
          main={mainSource}
          besides={documents.flatMap((one) => sources[one.sourceId] ?? [])}
          claimId={beside.claimId}
          front={inFront}
          argument={argument}
          hasLinks={areLinksOff === null}
          onLinks={(isOn) => keepLinksOff(isOn ? null : 'off')}
          onClaim={beside.lockTo}
          onAdd={(sourceId) => beside.claimId !== null && openBeside(sourceId, beside.claimId)}
          onDrop={(sourceId) => {
            beside.drop(sourceId)
            switchTo(main.sourceId)
          }}
          onStep={(sourceId, direction) => byId.get(sourceId)?.step(direction)}
          onFront={switchTo}
          onClose={close}
        />
      )}
      {beside.hasFailed && (
        <p className="reader-notice" role="alert">
          {t('beside.failed')}
        </p>
      )}
      <div ref={panes} className="reader-panes">
        <div
          className="reader-side"
          data-side={main.sourceId}
          data-front={inFront === main.sourceId || undefined}
        >
          <SourceView
            {...shared}
            {...sideOf(main.sourceId)}
            key={main.revisionId}
            document={main}
            source={mainSource}
            idPrefix="a-"
            isMain
            passageId={passageId ?? firstMain}
          />
        </div>
        {documents.map((one, i) => (
          <div
            key={one.sourceId}
            className="reader-side"
            data-side={one.sourceId}
            data-front={inFront === one.sourceId || undefined}
          >
            <TextBeside
              {...shared}
              {...sideOf(one.sourceId)}
              document={one}
              source={sources[one.sourceId] as RecordOf<'source'>}
              idPrefix={`${'bcd'.charAt(i)}-`}
            />
          </div>
        ))}
        {locked !== null && areLinksOff === null && (
          <ClaimLinks
            panesRef={panes}
            handles={handles}
            onPanes={byId.onChange}
            changes={[locked, argument, documents, inFront, layerChoosing.choice]}
          />
        )}
      </div>
      <div ref={newsRegion} className="visually-hidden" role="status" />
      <div ref={speechRegion} className="visually-hidden" aria-live="polite" aria-atomic="true" />
    </div>
  )
}

/** A text beside the first: it opens at its own words on the claim. */
function TextBeside(props: Omit<ComponentProps<typeof SourceView>, 'isMain' | 'passageId'>) {
  const first = useFirstAttestation(props.lockedClaimId, props.document.sourceId)
  return <SourceView {...props} isMain={false} passageId={first} />
}

/** Where a text that is locked to a claim opens: at its first words on the claim, as they were when it was opened. */
function useFirstAttestation(claimId: string | null, sourceId: string | null): string | null {
  const store = useStore()
  return useMemo(() => {
    if (claimId === null || sourceId === null) return null
    const { attestation, passage } = store.view().records
    const places = Object.values(attestation).flatMap((one) => {
      const where = one.claimId === claimId ? passage[one.passageId] : undefined
      return where?.sourceId === sourceId ? [{ id: where.id, start: where.spans[0]?.[0] ?? 0 }] : []
    })
    return places.sort((a, b) => a.start - b.start)[0]?.id ?? null
  }, [store, claimId, sourceId])
}
