import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isWriting } from '#components/reader/reader-command.ts'
import { Button } from '#components/ui/button.tsx'
import type { SuggestedName } from '#lib/reading/suggestion-groups.ts'
import { isWithin, leaveItem, neighbourOf } from './reference-keys.ts'
import type { Verdict } from './reference-verdict.ts'

/** A name in several spellings: decided together, or opened and decided one by one. `children`: the spellings. */
export function NameGroupItem({
  group: { name, spellings, times },
  canDecide,
  onDecide,
  children,
}: {
  group: SuggestedName
  canDecide: boolean
  onDecide(status: Verdict['status']): void
  children: ReactNode
}) {
  const t = useTranslations('desk.references')
  const [isOpen, setIsOpen] = useState(false)
  const handleKey = (event: KeyboardEvent<HTMLLIElement>): void => {
    const item = event.currentTarget
    if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    if (isWithin(event.target, item)) return
    const key = event.key.toLowerCase()
    if (canDecide && (key === 'y' || key === 'x')) {
      leaveItem(item)
      onDecide(key === 'y' ? 'confirmed' : 'rejected')
    } else if (key === 'e') setIsOpen(!isOpen)
    else if (key === 'arrowdown' || key === 'arrowup') neighbourOf(item, key)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys do what the buttons inside do
    <li
      className="grid gap-1 px-1 py-2 focus-visible:outline-offset-[-2px]"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      onKeyDown={handleKey}
    >
      <p className="font-serif [overflow-wrap:anywhere]" dir="auto">
        {name}
      </p>
      <p className="text-sm text-ink-soft">
        {t('spellings', { count: spellings.length, times })}
        {': '}
        {spellings.map(({ quote }) => quote).join(' · ')}
      </p>
      <p className="flex flex-wrap gap-x-3">
        {canDecide && (
          <>
            <Button size="small" variant="link" onClick={() => onDecide('confirmed')}>
              {t('confirmGroup')}
            </Button>
            <Button size="small" variant="link" onClick={() => onDecide('rejected')}>
              {t('rejectGroup')}
            </Button>
          </>
        )}
        <Button size="small" variant="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'hideSpellings' : 'showSpellings')}
        </Button>
      </p>
      {isOpen && <ul className="ml-4 divide-y divide-rule border-t border-rule">{children}</ul>}
    </li>
  )
}
