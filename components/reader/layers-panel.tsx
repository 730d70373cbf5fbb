'use client'

// Shows and hides marks by layers. Everything in it is a plain list of boxes to tick: arrows go from one to the next, Enter shows
// one alone.
import { Eye, Link2, X } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import {
  allLayers,
  aspects,
  colourings,
  countLayers,
  hidesNothing,
  isLayerShown,
  showAll,
  showLayers,
  showOnly,
  type Aspect,
} from '#lib/claims/layers.ts'
import { withDescendants } from '#lib/claims/tag-tree.ts'
import { IconButton } from './passage-card.tsx'
import { useReader } from './reader-context.ts'
import { StanceMark } from './stance-mark.tsx'
import { addressWithLayers, type LayerChoosing } from './use-layer-choice.ts'
import { useLayerNames } from './use-layer-names.ts'
import type { Layers } from './use-layers.ts'
import './layers.css'

export function LayersPanel({
  layers,
  choosing: { choice, isFromLink, choose, leaveLink },
  onClose,
}: {
  layers: Layers
  choosing: LayerChoosing
  onClose(): void
}) {
  const t = useTranslations('reader.layers')
  const { activeId, focusText, announce } = useReader()
  const panel = useRef<HTMLElement>(null)
  const colouringId = useId()
  useEffect(() => panel.current?.querySelector('select')?.focus(), [])
  const close = (): void => {
    onClose()
    focusText()
  }
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(addressWithLayers(choice, activeId))
    announce(t('linkCopied'))
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from anywhere in it
    <section
      ref={panel}
      className="passage-list layers-panel"
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          close()
        } else walkBoxes(event, panel.current)
      }}
    >
      <div className="passage-list-head">
        <h2>{t('title')}</h2>
        <IconButton label={t('close')} onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p className="card-meta" role="status">
        {t('shown', { shown: layers.all.length - layers.hiddenCount, count: layers.all.length })}
      </p>
      {isFromLink && (
        <p className="card-meta">
          {t('fromLink')}{' '}
          <button type="button" className="reader-link" onClick={leaveLink}>
            {t('leaveLink')}
          </button>
        </p>
      )}
      <div className="layers-tools">
        <label htmlFor={colouringId}>{t('colouring')}</label>
        <select
          id={colouringId}
          className="reader-input"
          value={choice.colouring}
          onChange={(event) => {
            const colouring = colourings.find((one) => one === event.target.value)
            if (colouring) choose({ ...choice, colouring })
          }}
        >
          {colourings.map((one) => (
            <option key={one} value={one}>
              {t(`colourings.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="reader-actions">
        <button
          type="button"
          className="reader-button"
          // Not `disabled`: the focus must not be lost with what it did.
          aria-disabled={hidesNothing(choice)}
          onClick={() => choose({ ...allLayers, colouring: choice.colouring })}
        >
          <Eye size={14} aria-hidden /> {t('showAll')}
        </button>
        <button type="button" className="reader-button" onClick={() => void copyLink()}>
          <Link2 size={14} aria-hidden /> {t('copyLink')}
        </button>
      </div>
      <p className="card-meta">{t(layers.all.length === 0 ? 'nothing' : 'keys')}</p>
      {aspects.map((aspect) => (
        <AspectLayers key={aspect} aspect={aspect} layers={layers} choosing={{ choice, choose }} />
      ))}
    </section>
  )
}

function AspectLayers({
  aspect,
  layers,
  choosing: { choice, choose },
}: {
  aspect: Aspect
  layers: Layers
  choosing: Pick<LayerChoosing, 'choice' | 'choose'>
}) {
  const t = useTranslations('reader.layers')
  const tags = useRecords('tag')
  const counts = useMemo(
    () => countLayers(layers.all.map(layers.layersOf), aspect),
    [layers.all, layers.layersOf, aspect],
  )
  const chosen = choice.by[aspect]
  const rows = useLayerNames(aspect, counts, chosen?.values)
  if (rows.length < 2 && !chosen) return null
  // A tag stands for the branch below it.
  const branchOf = (value: string): string[] =>
    aspect === 'tag' && tags[value]
      ? [...withDescendants(tags, value)].filter((id) => counts.has(id) || id === value)
      : [value]
  const isAlone = (value: string): boolean =>
    rows.every((row) => isLayerShown(choice, aspect, row.value) === branchOf(value).includes(row.value))
  const toggleAlone = (value: string): void =>
    choose(isAlone(value) ? showAll(choice, aspect) : showOnly(choice, aspect, branchOf(value)))
  return (
    <fieldset className="layer-aspect">
      <legend>{t(`aspects.${aspect}`)}</legend>
      {rows.map(({ value, name, depth, colour, stance }) => (
        <div key={value} className="layer" style={{ paddingInlineStart: `${depth * 0.9}rem` }}>
          <label>
            <input
              type="checkbox"
              checked={isLayerShown(choice, aspect, value)}
              onChange={(event) => choose(showLayers(choice, aspect, branchOf(value), event.target.checked))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                toggleAlone(value)
              }}
            />
            {stance ? (
              <StanceMark stance={stance} isNamed />
            ) : (
              <>
                {choice.colouring === aspect && (
                  <span
                    className={`swatch swatch-${colour ?? layers.colours?.get(value) ?? 'none'}`}
                    aria-hidden
                  />
                )}
                <span className="layer-name">{name}</span>
              </>
            )}
            <span className="layer-count">{counts.get(value) ?? 0}</span>
          </label>
          <button
            type="button"
            className="reader-link layer-only"
            aria-label={t(isAlone(value) ? 'allAgain' : 'onlyNamed', { name })}
            // Enter on the box does the same: the keyboard does not stop twice for each line.
            tabIndex={-1}
            onClick={() => toggleAlone(value)}
          >
            {t(isAlone(value) ? 'all' : 'only')}
          </button>
        </div>
      ))}
    </fieldset>
  )
}

/** Arrows go from box to box. */
function walkBoxes(event: KeyboardEvent, panel: HTMLElement | null): void {
  const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (direction === 0 || !(event.target instanceof HTMLInputElement) || !panel) return
  const boxes = [...panel.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  boxes[boxes.indexOf(event.target) + direction]?.focus()
  event.preventDefault()
  event.stopPropagation()
}
