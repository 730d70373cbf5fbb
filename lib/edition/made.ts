// Who made what is printed, and when.
export interface EditionPerson {
  id: string
  key: string
  name: string
}

/** Who made a record, and when (ISO 8601, UTC). */
export interface Made {
  by: EditionPerson
  at: string
  /** Null when it was never changed. */
  changedAt: string | null
}

export interface TagMark extends Made {
  tag: string
  label: string
}
