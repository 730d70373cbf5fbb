import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link.tsx'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger' | 'link'
export type ButtonSize = 'small' | 'medium'

const shared =
  'inline-flex items-center justify-center gap-1.5 font-sans font-medium leading-tight text-center ' +
  'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60'
const box = 'rounded-[3px] border'
const sizes: Record<ButtonSize, string> = {
  small: 'min-h-7 px-2.5 py-0.5 text-sm',
  medium: 'min-h-9 px-3.5 py-1 text-[0.9375rem]',
}
const variants: Record<ButtonVariant, string> = {
  primary: `${box} border-accent bg-accent text-accent-ink hover:brightness-95`,
  plain: `${box} border-rule-strong bg-paper-raised text-ink hover:border-ink`,
  quiet: `${box} border-transparent text-ink-soft hover:bg-paper-sunken hover:text-ink`,
  danger: `${box} border-danger bg-paper-raised text-danger hover:bg-paper-sunken`,
  link: 'text-link',
}

function lookOf(variant: ButtonVariant, size: ButtonSize, className: string | undefined): string {
  const room = variant === 'link' ? `min-h-6 ${size === 'small' ? 'text-sm' : ''}` : sizes[size]
  return `${shared} ${variants[variant]} ${room} ${className ?? ''}`
}

/** A button. `variant`: `primary` once per view, `plain` (default), `quiet`, `danger`, or `link` inside text. */
export function Button({
  variant = 'plain',
  size = 'medium',
  type = 'button',
  className,
  ...rest
}: ComponentProps<'button'> & { variant?: ButtonVariant; size?: ButtonSize }) {
  return <button type={type} className={lookOf(variant, size, className)} {...rest} />
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({
  variant = 'plain',
  size = 'medium',
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }) {
  return <Link className={lookOf(variant, size, className)} {...rest} />
}

/** A button that shows only an icon; `label` is its name. */
export function IconButton({
  label,
  type = 'button',
  className,
  children,
  ...rest
}: ComponentProps<'button'> & { label: string; children: ReactNode }) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={
        'inline-flex size-8 flex-none items-center justify-center rounded-[3px] text-ink-soft hover:bg-paper-sunken ' +
        `hover:text-ink disabled:cursor-not-allowed disabled:text-ink-faint disabled:opacity-60 ${className ?? ''}`
      }
      {...rest}
    >
      {children}
    </button>
  )
}
