'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useRecord, useStore } from '#components/live/use-project.ts'
import { ClaimBar, type Side } from './claim-bar.tsx'
import type { PaneHandle, SourceDocument } from './source-document.ts'
import { SourceView } from './source-view.tsx'
import { useAnnouncer } from './use-announcer.ts'
import { useArgument } from './use-argument.ts'
import { useBeside } from './use-beside.ts'
import { useLayerChoice } from './use-layer-choice.ts'
import './reader.css'

/** A source to read, and on demand a second one beside it, both locked to a claim. */
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
  const beside = useBeside(besideAtLoad, claimId)
  const [front, setFront] = useState<Side>('main')
  const mainPane = useRef<PaneHandle>(null)
  const besidePane = useRef<PaneHandle>(null)
  const mainSource = useRecord('source', main.sourceId)
  const besideSource = useRecord('source', beside.document?.sourceId)
  // A text that comes locked to a claim opens at its words on it, unless the address names a passage.
  const firstMain = useFirstAttestation(besideAtLoad === null ? null : claimId, main.sourceId)
  const firstBeside = useFirstAttestation(beside.claimId, beside.document?.sourceId ?? null)
  usePresence(mainSource?.siglum ?? '', main.sourceId)

  const { open: openChoice, close: closeChoice } = beside
  const openBeside = useCallback(
    (sourceId: string, wanted: string) => {
      // From the text at the side one comes back to the first: the two change nothing but what is in front.
      if (sourceId === main.sourceId) return setFront('main')
      openChoice(wanted, sourceId)
      setFront('beside')
    },
    [openChoice, main.sourceId],
  )
  const switchTo = (side: Side): void => {
    setFront(side)
    requestAnimationFrame(() => (side === 'main' ? mainPane : besidePane).current?.focus())
  }
  const close = (): void => {
    closeChoice()
    switchTo('main')
  }
  // The caret works at once, unless the focus is wanted elsewhere already.
  useEffect(() => {
    if (document.activeElement === document.body) mainPane.current?.focus()
  }, [])
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      const isFind =
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        !event.altKey &&
        event.key.toLowerCase() === 'f'
      // In our own field the browser's search is one more Ctrl+F away.
      if (!isFind || event.defaultPrevented || document.activeElement?.closest('.find-bar')) return
      const isBeside = document.activeElement?.closest('[data-side="beside"]') != null
      const pane = isBeside ? besidePane.current : mainPane.current
      if (!pane) return
      event.preventDefault()
      pane.find()
    }
    addEventListener('keydown', find)
    return () => removeEventListener('keydown', find)
  }, [])

  if (!mainSource) return <p className="reader-notice">{t('sourceGone')}</p>
  const locked = beside.document && besideSource ? beside.claimId : null
  const shared = {
    argument,
    layerChoosing,
    lockedClaimId: locked,
    announce,
    say,
    onOpenBeside: openBeside,
    onBeside: () => (beside.isOpen ? close() : openChoice(beside.claimId, null)),
  }
  return (
    <div className="reader-room" data-front={front} data-beside={locked !== null || undefined}>
      {beside.isOpen && (
        <ClaimBar
          main={mainSource}
          beside={locked === null ? null : besideSource}
          claimId={beside.claimId}
          front={front}
          argument={argument}
          onClaim={(wanted) => openChoice(wanted, beside.sourceId)}
          onBeside={(sourceId) => beside.claimId !== null && openBeside(sourceId, beside.claimId)}
          onStep={(direction) => besidePane.current?.step(direction)}
          onFront={switchTo}
          onClose={close}
        />
      )}
      {beside.hasFailed && (
        <p className="reader-notice" role="alert">
          {t('beside.failed')}
        </p>
      )}
      <div className="reader-panes">
        <div className="reader-side" data-side="main">
          <SourceView
            {...shared}
            key={main.revisionId}
            ref={mainPane}
            document={main}
            source={mainSource}
            idPrefix="a-"
            isMain
            passageId={passageId ?? firstMain}
            onStepBeside={(direction) => besidePane.current?.step(direction)}
            onSwitch={() => locked !== null && switchTo('beside')}
          />
        </div>
        {beside.document && besideSource && (
          <div className="reader-side" data-side="beside">
            <SourceView
              {...shared}
              key={beside.document.revisionId}
              ref={besidePane}
              document={beside.document}
              source={besideSource}
              idPrefix="b-"
              isMain={false}
              passageId={firstBeside}
              onStepBeside={(direction) => mainPane.current?.step(direction)}
              onSwitch={() => switchTo('main')}
            />
          </div>
        )}
      </div>
      <div ref={newsRegion} className="visually-hidden" role="status" />
      <div ref={speechRegion} className="visually-hidden" aria-live="polite" aria-atomic="true" />
    </div>
  )
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
