import type { ComponentProps } from 'react'

/** A small thing to do with what stands above it: quiet, so that the evidence and not the tools are seen. */
export function Tool({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={
        'min-h-6 text-sm text-ink-soft underline decoration-rule-strong underline-offset-4 ' +
        `hover:text-ink hover:decoration-current ${className ?? ''}`
      }
      {...rest}
    />
  )
}
