'use client'

import {
  ALargeSmall,
  BookOpenText,
  ChevronDown,
  ChevronUp,
  CircleHelp,
  Columns2,
  Image as ImageIcon,
  Layers,
  List,
  PencilLine,
  Search,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { FacsimileSwitch } from '#components/facsimile/use-facsimile-switch.ts'
import { usePeople, useProject } from '#components/live/use-project.ts'
import { Link } from '#components/ui/link.tsx'
import type { RecordOf } from '#lib/live/records.ts'
import { IconButton } from './passage-card.tsx'
import { useReader, type Panel } from './reader-context.ts'
import { useUnits } from './use-units.ts'

/** What text this is, who else reads it, and the ways through it. */
export function SourceHead({
  source,
  revisionId,
  isMain,
  isFront,
  isLocked,
  at,
  panel,
  onPanel,
  onStep,
  onGoTo,
  onBeside,
  onCorrect,
  facsimile,
}: {
  source: RecordOf<'source'>
  revisionId: string
  isMain: boolean
  /** The text one is in, where there are several; where there is room for one it is the only one seen. */
  isFront: boolean
  isLocked: boolean
  /** Offset of the first text near the screen. */
  at: number
  panel: Panel
  onPanel(panel: Panel): void
  onStep(direction: 1 | -1): void
  onGoTo(offset: number): void
  onBeside(): void
  /** Null where the text cannot be corrected. */
  onCorrect: (() => void) | null
  facsimile: FacsimileSwitch
}) {
  const t = useTranslations('reader')
  const { slug } = useProject()
  const Title = isFront ? 'h1' : 'h2'
  const toggle = (name: Exclude<Panel, null>) => () => onPanel(panel === name ? null : name)
  return (
    <header className="source-head">
      <div className="source-name">
        <span className="siglum">{source.siglum}</span>
        <Title className="source-title">{source.title}</Title>
        <Readers sourceId={source.id} />
        <HiddenCount onOpen={() => onPanel('layers')} />
      </div>
      <div className="source-tools">
        <UnitMenu sourceId={source.id} revisionId={revisionId} at={at} onGoTo={onGoTo} />
        <Link
          className="icon-button"
          href={`/projects/${slug}/sources/${source.id}/description`}
          aria-label={t('description')}
          title={t('description')}
        >
          <BookOpenText size={16} aria-hidden />
        </Link>
        <IconButton label={t('head.find')} onClick={() => onPanel('find')}>
          <Search size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t(isLocked ? 'head.previousAttestation' : 'head.previous')}
          onClick={() => onStep(-1)}
        >
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={t(isLocked ? 'head.nextAttestation' : 'head.next')} onClick={() => onStep(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('head.list')} onClick={toggle('list')} isPressed={panel === 'list'}>
          <List size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('head.layers')} onClick={toggle('layers')} isPressed={panel === 'layers'}>
          <Layers size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('head.settings')} onClick={toggle('settings')} isPressed={panel === 'settings'}>
          <ALargeSmall size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('head.facsimile')} onClick={facsimile.toggle} isPressed={facsimile.isOpen}>
          <ImageIcon size={16} aria-hidden />
        </IconButton>
        {onCorrect && (
          <IconButton label={t('head.correct')} onClick={onCorrect} isPressed={panel === 'correct'}>
            <PencilLine size={16} aria-hidden />
          </IconButton>
        )}
        {isMain && (
          <IconButton label={t('head.beside')} onClick={onBeside} isPressed={isLocked}>
            <Columns2 size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label={t('head.help')} onClick={toggle('help')}>
          <CircleHelp size={16} aria-hidden />
        </IconButton>
      </div>
    </header>
  )
}

/** Says that marks are hidden, so that nothing seems to be missing. */
function HiddenCount({ onOpen }: { onOpen(): void }) {
  const t = useTranslations('reader.layers')
  const { passages, hiddenCount } = useReader()
  if (hiddenCount === 0) return null
  const numbers = { hidden: hiddenCount, count: passages.length + hiddenCount }
  return (
    <button
      type="button"
      className="reader-link hidden-count"
      aria-label={t('hiddenHint', numbers)}
      onClick={onOpen}
    >
      {t('hidden', numbers)}
    </button>
  )
}

/** Who else has this source open now. */
function Readers({ sourceId }: { sourceId: string }) {
  const t = useTranslations('reader')
  const here = usePeople().filter((person) => person.sourceId === sourceId)
  if (here.length === 0) return null
  const names = [...new Set(here.map((person) => person.name))]
  return (
    <ul className="readers" aria-label={t('readingHere')}>
      {names.map((name) => (
        <li key={name} className="reader-person" title={name}>
          <span aria-hidden>{initialsOf(name)}</span>
          <span className="visually-hidden">{name}</span>
        </li>
      ))}
    </ul>
  )
}

/** First letters of the first and last word of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('')
}

function UnitMenu({
  sourceId,
  revisionId,
  at,
  onGoTo,
}: {
  sourceId: string
  revisionId: string
  at: number
  onGoTo(offset: number): void
}) {
  const t = useTranslations('reader')
  const units = useUnits(sourceId, revisionId)
  if (units.length === 0) return null
  const current = units.findLast((unit) => unit.start <= at) ?? null
  return (
    <select
      className="reader-input unit-menu"
      aria-label={t('unit')}
      value={current?.id ?? ''}
      onChange={(event) => {
        const chosen = units.find((unit) => unit.id === event.target.value)
        onGoTo(chosen?.start ?? 0)
      }}
    >
      <option value="">{t('unitStart')}</option>
      {units.map((unit) => (
        <option key={unit.id} value={unit.id}>
          {unit.label}
        </option>
      ))}
    </select>
  )
}
