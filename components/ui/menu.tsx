'use client'

import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Link } from './link.tsx'

/** A menu that opens from `trigger` (one button). */
export function Menu({
  trigger,
  label,
  align = 'start',
  children,
}: {
  trigger: ReactElement
  /** Name of the list, when the trigger alone does not say it. */
  label?: string
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(label === undefined ? {} : { 'aria-label': label })}
          className={
            'z-50 max-h-[min(28rem,var(--radix-dropdown-menu-content-available-height))] min-w-48 max-w-[min(24rem,92vw)] ' +
            'overflow-y-auto rounded-[4px] border border-rule-strong bg-paper-raised py-1 font-sans text-[0.9375rem] text-ink'
          }
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const item =
  'flex min-h-8 items-center gap-2 px-3 py-1 outline-none data-[highlighted]:bg-paper-sunken ' +
  'data-[highlighted]:shadow-[inset_3px_0_var(--accent)] data-[disabled]:text-ink-faint'

/** One thing to do, or with `href` one place to go. */
export function MenuItem({
  onSelect,
  href,
  isDisabled = false,
  isDangerous = false,
  children,
}: {
  onSelect?(): void
  href?: string
  isDisabled?: boolean
  isDangerous?: boolean
  children: ReactNode
}) {
  const look = `${item} ${isDangerous ? 'text-danger' : ''}`
  if (href !== undefined) {
    return (
      <DropdownMenu.Item asChild disabled={isDisabled} className={look}>
        <Link href={href}>{children}</Link>
      </DropdownMenu.Item>
    )
  }
  return (
    <DropdownMenu.Item disabled={isDisabled} className={look} {...(onSelect ? { onSelect } : {})}>
      {children}
    </DropdownMenu.Item>
  )
}

export function MenuRule() {
  return <DropdownMenu.Separator className="my-1 h-px bg-rule" />
}

/** A word over a group of items. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="small-caps px-3 py-1">{children}</DropdownMenu.Label>
}
