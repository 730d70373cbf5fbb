'use client'

// A place to drop files, and a button that does the same by keyboard.
import { useRef, useState, type DragEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

export function DropZone({
  onFiles,
  isSmall = false,
  accepts,
}: {
  onFiles(files: readonly File[]): void
  isSmall?: boolean
  /** What may be dropped here, in words; left out: what can be a source. */
  accepts?: string
}) {
  const t = useTranslations('import')
  const input = useRef<HTMLInputElement>(null)
  // Entering a child leaves its parent: count, do not switch.
  const [depth, setDepth] = useState(0)
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault()
    setDepth(0)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) onFiles(files)
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut; the button inside does the same
    <div
      className={`rounded border-2 border-dashed text-center ${isSmall ? 'px-4 py-3' : 'px-6 py-10'} ${
        depth > 0 ? 'border-accent bg-paper-sunken' : 'border-rule-strong bg-paper-raised'
      }`}
      onDragEnter={(event) => {
        event.preventDefault()
        setDepth((now) => now + 1)
      }}
      onDragLeave={() => setDepth((now) => Math.max(0, now - 1))}
      onDragOver={(event) => event.preventDefault()}
      onDrop={handleDrop}
    >
      <p className={isSmall ? 'text-sm' : 'font-serif text-lg'}>{t(depth > 0 ? 'letGo' : 'dropHere')}</p>
      <p className="mt-1 text-sm text-ink-soft">{accepts ?? t('accepts')}</p>
      <div className="mt-3">
        <Button variant={isSmall ? 'plain' : 'primary'} onClick={() => input.current?.click()}>
          {t('chooseFiles')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('chooseFiles')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after a failure.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
