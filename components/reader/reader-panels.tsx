'use client'

// What opens beside the text: the list of passages, the layers, the settings, the corrections.
import type { Doubts } from '#components/facsimile/use-doubts.ts'
import { CorrectPanel } from '#components/revisions/correct-panel.tsx'
import type { useCorrecting } from '#components/revisions/use-correcting.ts'
import { LayersPanel } from './layers-panel.tsx'
import { PassageList } from './passage-list.tsx'
import { useReader, type Panel } from './reader-context.ts'
import type { ReadingSettings } from './reading-settings.ts'
import { SettingsPanel } from './settings-panel.tsx'
import type { LayerChoosing } from './use-layer-choice.ts'
import type { Layers } from './use-layers.ts'

export function ReaderPanels({
  panel,
  layers,
  choosing,
  settings,
  onSettings,
  knowsLines,
  doubts,
  correcting,
  onShow,
  onClose,
}: {
  panel: Panel
  layers: Layers
  choosing: LayerChoosing
  settings: ReadingSettings
  onSettings(change: Partial<ReadingSettings>): void
  knowsLines: boolean | null
  doubts: Doubts
  correcting: ReturnType<typeof useCorrecting>
  /** Brings a place of the text into view. */
  onShow(offset: number): void
  onClose(): void
}) {
  const { source, revisionId, text, announce, focusText } = useReader()
  switch (panel) {
    case 'list':
      return <PassageList unplaced={layers.passages.unplaced} onClose={onClose} />
    case 'layers':
      return <LayersPanel layers={layers} choosing={choosing} onClose={onClose} />
    case 'settings':
      return <SettingsPanel {...{ settings, knowsLines, doubts, onClose }} onChange={onSettings} />
    case 'correct':
      return (
        <CorrectPanel
          {...{ sourceId: source.id, revisionId, text, announce }}
          drafts={correcting.drafts}
          target={correcting.target}
          onTarget={correcting.setTarget}
          onShow={([start]) => onShow(start)}
          onClose={() => {
            correcting.setTarget(null)
            onClose()
            focusText()
          }}
        />
      )
    default:
      return null
  }
}
