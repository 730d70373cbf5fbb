'use client'

import { useCallback, useState } from 'react'

export interface DraftOf<T> {
  readonly values: T
  set<Name extends keyof T>(name: Name, value: T[Name]): void
  /** For text fields: takes the value out of the event. */
  typed(name: keyof T): (event: { target: { value: string } }) => void
}

/** What is typed into a form before it is saved. `initial` counts once. */
export function useDraft<T extends object>(initial: T): DraftOf<T> {
  const [values, setValues] = useState(initial)
  const set = useCallback(
    <Name extends keyof T>(name: Name, value: T[Name]) =>
      setValues((before) => ({ ...before, [name]: value })),
    [],
  )
  const typed = useCallback(
    (name: keyof T) =>
      (event: { target: { value: string } }): void =>
        setValues((before) => ({ ...before, [name]: event.target.value })),
    [],
  )
  return { values, set, typed }
}
