// Fields with everything that belongs to them: label, hint, error, tied together for screen readers.
import { useId, type ComponentProps, type ReactNode } from 'react'

interface Words {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** The label is read out but not shown: only where the place itself says what is meant. */
  isLabelHidden?: boolean
}

const control =
  'w-full rounded-[3px] border border-rule-strong bg-paper-raised px-2.5 py-1.5 font-sans text-ink ' +
  'disabled:bg-paper-sunken disabled:text-ink-soft aria-invalid:border-danger'

/** The frame of a field; `children` gets the ids to wear. */
function Field({
  label,
  hint,
  error,
  isLabelHidden,
  id,
  children,
}: Words & {
  id: string
  children(tied: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }): ReactNode
}) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="grid content-start gap-1">
      <label
        htmlFor={id}
        className={isLabelHidden ? 'visually-hidden' : 'text-sm font-semibold text-ink-soft'}
      >
        {label}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** One line of text. Everything else is handed to the `input`. */
export function TextField({
  label,
  hint,
  error,
  isLabelHidden = false,
  id,
  className,
  ...rest
}: ComponentProps<'input'> & Words) {
  const made = useId()
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} id={id ?? made}>
      {(tied) => <input className={`${control} min-h-9 ${className ?? ''}`} {...rest} {...tied} />}
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  isLabelHidden = false,
  id,
  className,
  rows = 3,
  ...rest
}: ComponentProps<'textarea'> & Words) {
  const made = useId()
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} id={id ?? made}>
      {(tied) => <textarea className={`${control} ${className ?? ''}`} rows={rows} {...rest} {...tied} />}
    </Field>
  )
}

/** A choice from a short list; `children` are `option`s. */
export function SelectField({
  label,
  hint,
  error,
  isLabelHidden = false,
  id,
  className,
  ...rest
}: ComponentProps<'select'> & Words) {
  const made = useId()
  return (
    <Field label={label} hint={hint} error={error} isLabelHidden={isLabelHidden} id={id ?? made}>
      {(tied) => <select className={`${control} min-h-9 ${className ?? ''}`} {...rest} {...tied} />}
    </Field>
  )
}

/** A box to tick. */
export function CheckField({
  label,
  hint,
  error,
  id,
  className,
  ...rest
}: ComponentProps<'input'> & Omit<Words, 'isLabelHidden'>) {
  const made = useId()
  const own = id ?? made
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={className}>
      <label htmlFor={own} className="flex min-h-6 items-start gap-2">
        <input
          id={own}
          type="checkbox"
          className="mt-1 size-4 flex-none accent-accent"
          {...(described === '' ? {} : { 'aria-describedby': described })}
          {...(error ? { 'aria-invalid': true as const } : {})}
          {...rest}
        />
        <span className="min-w-0">{label}</span>
      </label>
      {hint && (
        <p id={`${own}-hint`} className="ml-6 text-sm text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${own}-error`} className="ml-6 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
