'use client'

import { RotateCcw, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Doubts } from '#components/facsimile/use-doubts.ts'
import { IconButton } from './passage-card.tsx'
import { useReader } from './reader-context.ts'
import { choicesOf, usualSettings, type ReadingSetting, type ReadingSettings } from './reading-settings.ts'

/** How the text is shown. Every choice is seen at once, and the line that is read stays where it is. */
export function SettingsPanel({
  settings,
  onChange,
  knowsLines,
  doubts,
  onClose,
}: {
  settings: ReadingSettings
  onChange(change: Partial<ReadingSettings>): void
  /** Whether the file of this source knows the lines of the original; null as long as nobody has asked. */
  knowsLines: boolean | null
  doubts: Pick<Doubts, 'count' | 'isKnown'>
  onClose(): void
}) {
  const t = useTranslations('reader.settings')
  const { focusText } = useReader()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const close = (): void => {
    onClose()
    focusText()
  }
  const group = (name: ReadingSetting) => (
    <Choices key={name} name={name} value={settings[name]} onChange={onChange} />
  )
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from anywhere in it
    <section
      ref={panel}
      className="passage-list layers-panel settings-panel"
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className="passage-list-head">
        <h2>{t('title')}</h2>
        <IconButton label={t('close')} onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p className="card-meta">{t('kept')}</p>
      {(['face', 'size', 'measure', 'leading', 'contrast', 'pages', 'lines', 'breaks'] as const).map(group)}
      <p className="card-meta" role="status">
        {knowsLines === false ? t('noLines') : settings.lines === 'none' ? '' : t('ofLines')}
      </p>
      {group('doubt')}
      <p className="card-meta">{t('doubtLegend')}</p>
      <p className="card-meta" role="status">
        {!doubts.isKnown
          ? t('doubtUnknown')
          : doubts.count !== null && t('doubtCount', { count: doubts.count })}
      </p>
      {group('copy')}
      <div className="reader-actions">
        <button type="button" className="reader-button" onClick={() => onChange(usualSettings)}>
          <RotateCcw size={14} aria-hidden /> {t('usual')}
        </button>
      </div>
    </section>
  )
}

function Choices({
  name,
  value,
  onChange,
}: {
  name: ReadingSetting
  value: string
  onChange(change: Partial<ReadingSettings>): void
}) {
  const t = useTranslations('reader.settings')
  const group = useId()
  return (
    <fieldset className="choices">
      <legend className="reason-legend">{t(`names.${name}`)}</legend>
      {choicesOf(name).map((choice) => (
        <label key={choice} className="choice" data-checked={choice === value || undefined}>
          <input
            type="radio"
            name={group}
            checked={choice === value}
            onChange={() => onChange({ [name]: choice })}
          />
          {t(`${name}.${choice}` as never)}
        </label>
      ))}
    </fieldset>
  )
}
