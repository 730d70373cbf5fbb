import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { PageSection } from './page.tsx'

/** A part of a page that lists what there is and where one adds to it: while one does, the form stands in place of the button. */
export function AddingSection({
  title,
  none,
  add,
  mayAdd,
  isAdding,
  onAdd,
  list,
  form,
}: {
  title: string
  /** Said when there is nothing yet. */
  none: string
  /** The button. */
  add: string
  mayAdd: boolean
  isAdding: boolean
  onAdd(): void
  /** Null when there is nothing yet. */
  list: ReactNode
  form: ReactNode
}) {
  return (
    <PageSection
      title={title}
      lead={list === null && !isAdding ? none : undefined}
      actions={
        mayAdd &&
        !isAdding && (
          <Button size="small" onClick={onAdd}>
            {add}
          </Button>
        )
      }
    >
      {list}
      {isAdding && form}
    </PageSection>
  )
}
