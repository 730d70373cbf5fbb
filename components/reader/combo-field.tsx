'use client'

// One line to choose something by typing, or to make it of what was typed (WAI-ARIA combobox with a list).
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { ExistingOrNew } from './use-annotate.ts'
import './controls.css'

export interface ComboOption {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Name of a tag colour. */
  readonly colour?: string
}

/** `optionsFor` lists what fits, best first; `createLabel` words the offer to make something new. */
export function ComboField({
  label,
  placeholder,
  optionsFor,
  createLabel,
  onPick,
  onEscape,
  autoFocus = false,
}: {
  label: string
  placeholder: string
  optionsFor(query: string): readonly ComboOption[]
  /** Left out where only what exists may be chosen. */
  createLabel?(query: string): string
  onPick(picked: ExistingOrNew): void
  onEscape?(): void
  autoFocus?: boolean
}) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [isOpen, setIsOpen] = useState(autoFocus)
  const wanted = query.trim()
  const options = isOpen ? optionsFor(wanted).slice(0, 7) : []
  const isKnown = options.some((option) => option.label.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  const canCreate = createLabel !== undefined && wanted !== '' && !isKnown
  const count = options.length + (canCreate ? 1 : 0)

  const list = useRef<HTMLDivElement>(null)
  // What is offered below the field must be seen, even where the field stands at the foot of the screen.
  const isListed = isOpen && count > 0
  useEffect(() => {
    if (isListed) list.current?.scrollIntoView({ block: 'nearest' })
  }, [isListed, count])

  const pick = (index: number): void => {
    const option = options[index]
    if (option) onPick({ id: option.id })
    else if (canCreate) onPick({ label: wanted })
    else return
    setQuery('')
    setAt(0)
    setIsOpen(false)
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setIsOpen(true)
      if (count > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && isOpen && count > 0) {
      event.preventDefault()
      pick(at)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (query !== '') setQuery('')
      else onEscape?.()
    }
  }

  return (
    <div className="combo">
      <input
        className="reader-input"
        role="combobox"
        aria-label={label}
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-activedescendant={isListed ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={placeholder}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the field opens by a command of the person
        autoFocus={autoFocus}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
          setIsOpen(true)
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={handleKey}
      />
      <div
        ref={list}
        className="combo-list"
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        hidden={!isListed}
      >
        {options.map((option, i) => (
          <Option key={option.id} id={`${id}-${i}`} isChosen={i === at} onPick={() => pick(i)}>
            {option.colour && <span className={`swatch swatch-${option.colour}`} aria-hidden />}
            <span className="combo-label">{option.label}</span>
            {option.hint && <span className="combo-hint">{option.hint}</span>}
          </Option>
        ))}
        {canCreate && (
          <Option
            id={`${id}-${options.length}`}
            isChosen={at === options.length}
            onPick={() => pick(options.length)}
          >
            <span className="combo-label combo-new">{createLabel(wanted)}</span>
          </Option>
        )}
      </div>
    </div>
  )
}

function Option({
  id,
  isChosen,
  onPick,
  children,
}: {
  id: string
  isChosen: boolean
  onPick(): void
  children: React.ReactNode
}) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className="combo-option"
      // Before the field loses the focus and the list its options.
      onPointerDown={(event) => {
        event.preventDefault()
        onPick()
      }}
    >
      {children}
    </div>
  )
}
