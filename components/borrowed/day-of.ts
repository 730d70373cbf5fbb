/** The day of a date as another program writes it; whatever else it writes is left as it is. */
export const dayOf = (created: string): string =>
  /^\d{4}-\d\d-\d\d[T ]/.test(created) ? created.slice(0, 10) : created
