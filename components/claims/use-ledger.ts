'use client'

// The ledger's rows from the live records, and its filter and order in the address, so that a view can be kept and sent.
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { useMemberName, useRecords } from '#components/live/use-project.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import {
  filterLedger,
  ledgerRows,
  ledgerSorts,
  noFilter,
  prepareRow,
  sortLedger,
  type LedgerFilter,
  type LedgerRow,
  type LedgerSort,
} from '#lib/claims/ledger.ts'

export interface LedgerView {
  readonly filter: LedgerFilter
  readonly sort: LedgerSort
  readonly isDescending: boolean
}

/** Columns that read best from the largest or latest down. */
const fallsFirst: readonly LedgerSort[] = [
  'supports',
  'contradicts',
  'qualifies',
  'undercuts',
  'sources',
  'changed',
]

export interface Ledger extends LedgerView {
  readonly rows: readonly LedgerRow[]
  /** Of the claims there are at all. */
  readonly total: number
  setFilter(change: Partial<LedgerFilter>): void
  clear(): void
  /** Sorts by a column; by the same one again turns the order round. */
  sortBy(sort: LedgerSort): void
}

export function useLedger(): Ledger {
  const params = useSearchParams()
  const pathname = usePathname()
  const locale = useLanguage()
  const view = useMemo(() => readView(params), [params])
  const write = useCallback(
    (next: LedgerView) => {
      // The address changes without a word to the server: everything is here already.
      window.history.replaceState(null, '', `${pathname}${queryOf(next)}`)
    },
    [pathname],
  )

  const claim = useRecords('claim')
  const attestation = useRecords('attestation')
  const evidence = useRecords('evidence')
  const passage = useRecords('passage')
  const source = useRecords('source')
  const tag = useRecords('tag')
  const tagging = useRecords('tagging')
  const position = useRecords('position')
  const all = useMemo(
    () => ledgerRows({ claim, attestation, evidence, passage, source, tag, tagging, position }),
    [claim, attestation, evidence, passage, source, tag, tagging, position],
  )
  usePreparedSearch(all)
  const nameOf = useMemberName()
  // Typing stays fluent: the list may follow a moment later.
  const filter = useDeferredValue(view.filter)
  const { sort, isDescending } = view
  const rows = useMemo(() => {
    const names = new Map(all.map(({ claim }) => [claim.createdById, nameOf(claim.createdById)]))
    return sortLedger(filterLedger(all, filter, tag), sort, isDescending, { names, locale })
  }, [all, filter, tag, sort, isDescending, nameOf, locale])

  return {
    ...view,
    rows,
    total: all.length,
    setFilter: (change) => write({ ...view, filter: { ...view.filter, ...change } }),
    clear: () => write({ ...view, filter: noFilter }),
    sortBy: (next) =>
      write({
        ...view,
        sort: next,
        isDescending: next === sort ? !isDescending : fallsFirst.includes(next),
      }),
  }
}

/** Makes the rows ready for the search in small portions while nothing else is to be done. */
function usePreparedSearch(rows: readonly LedgerRow[]): void {
  useEffect(() => {
    let at = 0
    let timer: ReturnType<typeof setTimeout>
    const next = (): void => {
      const until = performance.now() + 8
      for (let row = rows[at]; row && performance.now() < until; row = rows[++at]) prepareRow(row)
      if (at < rows.length) timer = setTimeout(next, 24)
    }
    timer = setTimeout(next, 300)
    return () => clearTimeout(timer)
  }, [rows])
}

const start: LedgerView = { filter: noFilter, sort: 'changed', isDescending: true }

function readView(params: Pick<URLSearchParams, 'get'>): LedgerView {
  const asked = params.get('sort') ?? ''
  const isDescending = asked.startsWith('-')
  const sort = ledgerSorts.find((one) => one === asked.replace('-', ''))
  const filter: LedgerFilter = {
    query: params.get('q') ?? '',
    tag: params.get('tag') ?? '',
    state: params.get('state') ?? '',
    type: params.get('type') ?? '',
    person: params.get('person') ?? '',
    source: params.get('source') ?? '',
  }
  return sort ? { filter, sort, isDescending } : { ...start, filter }
}

function queryOf({ filter, sort, isDescending }: LedgerView): string {
  const { query, ...others } = filter
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ q: query, ...others }))
    if (value !== '') params.set(name, value)
  if (sort !== start.sort || isDescending !== start.isDescending)
    params.set('sort', `${isDescending ? '-' : ''}${sort}`)
  return params.size > 0 ? `?${params}` : ''
}
